// SPDX-License-Identifier: Apache-2.0
#include "app/minutes_text.h"

#include <algorithm>
#include <array>

#include "base/format.h"
#include "base/word.h"
#include "handbook/paragraph.h"

namespace otor::app {
namespace {

using namespace handbook;
using event::EvidenceKind;

std::string in(Language language, std::string const& mn, std::string const& kk,
               std::string const& en) {
  switch (language) {
    case Language::mn: return mn;
    case Language::kk: return kk;
    case Language::en: break;
  }
  return en;
}

std::string area_name(std::string const& code, MinutesWords const& words) {
  auto const found = words.areas.find(code);
  return found == words.areas.end() ? code : found->second;
}

/// What a code of a measure, a finding or a question is called.
std::string code_name(event::Evidence const& one, wire::CountedNames const& names,
                      Language language) {
  auto const& known = one.what == EvidenceKind::coverage  ? names.measures
                      : one.what == EvidenceKind::finding ? names.findings
                                                          : names.questions;
  auto const code = one.code.value_or("");
  auto const found = std::ranges::find(known, code, &wire::CodeName::code);
  return found == known.end() ? code : in(language, found->mn, found->kk, found->en);
}

std::string days_text(std::vector<std::string> const& days) {
  auto text = short_date(days.front());
  if (days.size() > 1) text += " – " + short_date(days.back());
  return text;
}

Run plain(std::string text) { return {plain_words(text)}; }
Run strong(std::string text) { return {plain_words(text), true}; }

class Minutes {
 public:
  Minutes(wire::MeetingPage const& page, MinutesWords const& words)
      : page_(page), words_(words), format_(words.language) {}

  Document made() {
    auto const& plan = page_.now.front().said;
    Document document;
    document.language = code_of(words_.language);
    document.title = plain_words(plan.title);
    document.subject = say("lessons.minutes_title");
    document.running_head = document.subject;
    document.foot = document.title + " · " + short_date(page_.today);
    if (auto const day = parse_date(page_.today)) document.made = *day;
    if (page_.made_up) document.watermark = say("sheet.made_up");
    for (auto const& version : page_.now) meeting(version);
    for (auto const what :
         {event::PointKind::worked, event::PointKind::failed, event::PointKind::idea})
      points(what);
    decisions();
    document.blocks = std::move(blocks_);
    return document;
  }

 private:
  std::string say(std::string_view key, Places const& places = {}) const {
    return format_.say(key, places);
  }
  void put(Run run, Part part = Part::body) {
    blocks_.push_back(paragraph({std::move(run)}, part));
  }
  void heading(std::string_view key) {
    blocks_.push_back({Heading{Level::section, say(key), {}, {}, {}}, {}});
  }
  void fact(std::string_view key, std::string told) {
    blocks_.push_back(paragraph({strong(say(key) + ": "), plain(std::move(told))}, Part::body));
  }
  std::string by(wire::EntryBy const& entry) const {
    return say("lessons.by", {{"name", entry.name}, {"day", short_date(entry.on)}});
  }

  void meeting(wire::MeetingVersion const& version) {
    put(strong(version.said.title), Part::title);
    put(plain(say("lessons.minutes_made", {{"day", short_date(page_.today)}})), Part::small);
    fact("lessons.days", days_text(version.said.days));
    if (version.said.place) fact("lessons.place", *version.said.place);
    std::string names;
    for (auto const& name : version.names) names += (names.empty() ? "" : ", ") + name;
    if (!names.empty()) fact("lessons.people", names);
    if (version.said.others) fact("lessons.others", *version.said.others);
  }

  void points(event::PointKind what) {
    auto const key = "lessons." + word_of(what);
    heading(key);
    bool any = false;
    for (auto const& point : page_.points)
      for (auto const& version : point.now)
        if (version.what == what) {
          any = true;
          told(point, version);
        }
    if (!any) put(plain(say(key + "_none")), Part::small);
  }

  void told(wire::PointPage const& point, wire::PointVersion const& version) {
    List list;
    list.items.push_back({{plain(version.text)}, {}});
    blocks_.push_back({std::move(list), {}});
    if (point.now.size() > 1) put(plain(say("lessons.torn")), Part::small);
    for (auto const& one : version.evidence)
      put(plain(evidence_text(one, page_.names, words_)), Part::small);
    for (auto const& link : point.links) put(plain(link_text(link)), Part::small);
    put(plain(by(version.by)), Part::fine);
  }

  std::string link_text(wire::LinkTold const& link) const {
    auto const area = area_name(link.area, words_);
    if (!link.day) return say("lessons.told_household", {{"area", area}});
    return say("lessons.told_visit", {{"area", area}, {"day", short_date(*link.day)}});
  }

  void decisions() {
    heading("lessons.decisions");
    Table table;
    for (auto const* key : {"lessons.what", "lessons.owner", "lessons.due", "lessons.state"})
      table.head.push_back({strong(say(key))});
    table.named = table.head.size();
    for (auto const& decision : page_.decisions)
      for (auto const& version : decision.now)
        table.rows.push_back({{plain(version.text)},
                              {plain(version.owner_name)},
                              {plain(short_date(version.due))},
                              {plain(state_text(decision))}});
    if (table.rows.empty()) return put(plain(say("lessons.decisions_none")), Part::small);
    blocks_.push_back({std::move(table), {}});
    for (auto const& decision : page_.decisions) came_of(decision);
  }

  std::string state_text(wire::DecisionPage const& decision) const {
    auto text = say("lessons.state_" + word_of(decision.state));
    if (decision.overdue) text += ", " + say("lessons.overdue");
    if (decision.disputed) text += ". " + say("lessons.disputed");
    return text;
  }

  void came_of(wire::DecisionPage const& decision) {
    if (decision.followed.empty() || decision.now.empty()) return;
    put(strong(decision.now.front().text));
    for (auto const& one : decision.followed) {
      auto text = short_date(one.on) + " · " + say("lessons.state_" + word_of(one.state));
      if (one.note) text += ": " + *one.note;
      put(plain(text + " (" + by(one.by) + ")"), Part::small);
    }
  }

  wire::MeetingPage const& page_;
  MinutesWords const& words_;
  Format format_;
  std::vector<Block> blocks_;
};

}  // namespace

std::string evidence_text(wire::EvidenceTold const& told, wire::CountedNames const& names,
                          MinutesWords const& words) {
  Format const format(words.language);
  if (told.withheld) return format.say("lessons.withheld");
  auto const& one = told.evidence;
  Places places;
  auto const put = [&](char const* name, std::string value) {
    places.push_back({name, std::move(value)});
  };
  if (one.what == EvidenceKind::page) {
    put("what", one.says.value_or(""));
  } else {
    put("area", area_name(one.area.value_or(""), words));
    put("count", grouped(one.count.value_or(0)));
    if (one.what != EvidenceKind::visits) {
      put("what", code_name(one, names, words.language));
      put("of", grouped(one.of.value_or(0)));
    }
    if (one.what == EvidenceKind::coverage) {
      put("day", short_date(one.as_of.value_or("")));
    } else {
      put("from", short_date(one.from.value_or("")));
      put("to", short_date(one.to.value_or("")));
    }
  }
  auto text = format.say("lessons.told_" + word_of(one.what), places);
  if (one.position)
    text += " (" + format.say("lessons.position", {{"at", std::to_string(*one.position)}}) + ")";
  return text;
}

Document minutes_document(wire::MeetingPage const& page, MinutesWords const& words) {
  return Minutes(page, words).made();
}

}  // namespace otor::app
