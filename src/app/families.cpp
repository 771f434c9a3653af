// SPDX-License-Identifier: Apache-2.0
#include "app/families.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace otor::app {
namespace {

using outreach::Fit;

constexpr std::uint32_t bit(auto word) { return 1u << static_cast<std::uint32_t>(word); }

enum class Filter { area, bagh, officer, stage, unseen, text };

constexpr std::size_t stages =
    boost::mp11::mp_size<boost::describe::describe_enumerators<event::Stage>>::value;

/// One of those asked for.
struct Found {
  SoumTasks const* soum = nullptr;
  SoumRoll::Line const* line = nullptr;
  Fit fit = Fit::exact;
  SoumRoll::Place by{};  // the name that fits
};

bool before(Found const& one, Found const& other) {
  if (one.fit != other.fit) return one.fit < other.fit;
  return SoumRoll::before(one.soum->roll(), *one.line, other.soum->roll(), *other.line);
}

/// What is the same for all families of one soum, reckoned once for each name in it.
class Soum {
 public:
  Soum(SoumTasks const& tasks, outreach::Search const& search)
      : roll(tasks.roll()), of_bagh(roll.names().size()), of_officer(roll.names().size()) {
    if (search.empty()) return;
    fits_.reserve(roll.names().size());
    for (SoumRoll::Place name = 0; name < roll.names().size(); ++name)
      fits_.push_back(search.fit(roll.names().keys(name)));
  }

  /// How well a family fits, and by which name; its head's where that is no worse.
  std::pair<Fit, SoumRoll::Place> fit(SoumRoll::Line const& line) const {
    if (fits_.empty()) return {Fit::exact, line.head};
    std::pair best(fits_[line.head], line.head);
    for (auto const name : roll.names_of(line))
      if (fits_[name] < best.first) best = {fits_[name], name};
    return best;
  }

  std::u32string const& bagh_key(SoumRoll::Place bagh) {
    auto const [place, fresh] = keys_.try_emplace(bagh);
    if (fresh) place->second = outreach::bagh_key(outreach::FoldedName(roll.names().text(bagh)));
    return place->second;
  }

  SoumRoll const& roll;
  std::vector<std::int64_t> of_bagh, of_officer;  // families, by the place of the name

 private:
  std::vector<Fit> fits_;  // by the place of the name
  std::unordered_map<SoumRoll::Place, std::u32string> keys_;
};

/// Baghs by what they are called, whichever way it was written; the least of the ways is shown.
struct Bagh {
  std::string written;
  std::int64_t families = 0;
};

class Answer {
 public:
  Answer(FamiliesQuestion const& question, WorklistPorts const& ports)
      : question_(question), ports_(ports), search_(question.text), by_stage_(stages + 1) {
    if (question.bagh) bagh_ = outreach::bagh_key(outreach::FoldedName(*question.bagh));
    if (question.unseen_since)
      unseen_ = static_cast<std::int32_t>(day_number(*question.unseen_since));
    if (!question.stage) return;
    event::Stage word{};
    if (*question.stage == no_stage)
      stage_ = SoumRoll::not_told;
    else if (boost::describe::enum_from_string(question.stage->c_str(), word))
      stage_ = static_cast<std::int8_t>(word);
  }

  FamiliesAnswer made() {
    for (auto const& soum : ports_.soums) take(*soum);
    answer_.on = text_of(ports_.today);
    answer_.found = std::ssize(found_);
    keep_those_asked_for();
    for (auto const& one : found_) answer_.rows.push_back(row_of(one));
    put_counts();
    put_officers();
    return std::move(answer_);
  }

 private:
  void take(SoumTasks const& tasks) {
    Soum soum(tasks, search_);
    auto& here = areas_[tasks.soum()];
    bool const other_area = question_.area && *question_.area != tasks.soum();
    for (auto const& line : soum.roll.lines()) {
      auto const [fit, by] = soum.fit(line);
      auto failed = failed_by(line, soum);
      if (other_area) failed |= bit(Filter::area);
      if (fit == Fit::none) failed |= bit(Filter::text);
      if (failed == 0) {
        found_.push_back({&tasks, &line, fit, by});
        answer_.people += line.members;
      }
      auto const only = [&](Filter filter) { return (failed & ~bit(filter)) == 0; };
      here += only(Filter::area);
      soum.of_bagh[line.bagh] += only(Filter::bagh);
      soum.of_officer[line.officer] += only(Filter::officer);
      if (only(Filter::stage)) ++by_stage_[static_cast<std::size_t>(line.stage + 1)];
    }
    answer_.families += std::ssize(soum.roll.lines());
    add_up(soum, tasks.soum());
  }

  std::uint32_t failed_by(SoumRoll::Line const& line, Soum& soum) const {
    std::uint32_t failed = 0;
    if (question_.bagh && soum.bagh_key(line.bagh) != bagh_) failed |= bit(Filter::bagh);
    if (question_.officer && soum.roll.names().text(line.officer) != *question_.officer)
      failed |= bit(Filter::officer);
    if (question_.stage && stage_ != line.stage) failed |= bit(Filter::stage);
    if (question_.unseen_since && line.last_visit >= unseen_) failed |= bit(Filter::unseen);
    return failed;
  }

  void add_up(Soum& soum, std::string const& area) {
    for (SoumRoll::Place name = 0; name < soum.roll.names().size(); ++name) {
      if (soum.of_officer[name] > 0)
        officers_[std::string(soum.roll.names().text(name))] += soum.of_officer[name];
      if (soum.of_bagh[name] == 0 || question_.area != area) continue;
      auto& bagh = baghs_[soum.bagh_key(name)];
      std::string const written(soum.roll.names().text(name));
      if (bagh.families == 0 || written < bagh.written) bagh.written = written;
      bagh.families += soum.of_bagh[name];
    }
  }

  // Whatever page is asked for costs the same.
  void keep_those_asked_for() {
    auto const bounded = [&](std::int64_t number) {
      return static_cast<std::ptrdiff_t>(
          std::min(static_cast<std::size_t>(std::max<std::int64_t>(number, 0)), found_.size()));
    };
    auto const from = bounded(question_.skip);
    auto const to = std::min(std::ssize(found_), from + bounded(question_.limit));
    auto const first = found_.begin();
    std::ranges::nth_element(first, first + from, found_.end(), before);
    std::ranges::nth_element(first + from, first + to, found_.end(), before);
    std::ranges::sort(first + from, first + to, before);
    found_.erase(first + to, found_.end());
    found_.erase(found_.begin(), found_.begin() + from);
  }

  FamilyRow row_of(Found const& one) const {
    auto const family = one.soum->roll().family(*one.line);
    FamilyRow row;
    row.household = family.household;
    row.head = family.head;
    if (one.by != one.line->head) row.name = one.soum->roll().names().text(one.by);
    row.area = one.soum->soum();
    row.bagh = family.bagh;
    row.officer = family.officer;
    row.members = family.members;
    if (family.last_visit) row.last_visit = text_of(*family.last_visit);
    row.stage = family.stage;
    row.silent = family.silent;
    auto const watched = one.soum->families().find(family.household);
    if (watched == one.soum->families().end()) return row;
    row.tasks = std::ssize(watched->second->tasks);
    row.overdue = std::ranges::count_if(
        watched->second->tasks, [&](WatchedTask const& task) { return task.due < ports_.today; });
    return row;
  }

  void put_counts() {
    for (auto const& [area, families] : areas_) answer_.areas.push_back({area, families});
    for (auto const& [key, bagh] : baghs_) answer_.baghs.push_back({bagh.written, bagh.families});
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<event::Stage>>([&](auto stage) {
      answer_.stages.push_back({stage.name, by_stage_[static_cast<std::size_t>(stage.value) + 1]});
    });
    answer_.stages.push_back({no_stage, by_stage_[0]});
  }

  void put_officers() {
    std::unordered_map<std::string_view, std::string_view> names;
    for (auto const& account : ports_.all) names.emplace(account.user, account.name);
    for (auto const& account : ports_.working)
      if (account.role == Role::officer &&
          std::ranges::any_of(account.areas,
                              [&](std::string const& area) { return areas_.contains(area); }))
        officers_[account.user];
    for (auto const& [user, families] : officers_) {
      auto const name = names.find(user);
      answer_.officers.push_back(
          {user, name == names.end() ? user : std::string(name->second), families});
    }
    std::ranges::sort(answer_.officers, {}, [](FamilyOfficer const& one) {
      return std::tuple(one.officer.empty(), std::string_view(one.name),
                        std::string_view(one.officer));
    });
  }

  FamiliesQuestion const& question_;
  WorklistPorts const& ports_;
  outreach::Search search_;
  std::u32string bagh_;
  std::int32_t unseen_ = 0;
  std::int32_t stage_ = stages;  // of a word that is none: nobody stands there
  FamiliesAnswer answer_;
  std::vector<Found> found_;
  std::map<std::string, std::int64_t> areas_, officers_;
  std::map<std::u32string, Bagh> baghs_;
  std::vector<std::int64_t> by_stage_;  // the first is of those who told none
};

}  // namespace

FamiliesAnswer families(FamiliesQuestion const& question, WorklistPorts const& ports) {
  return Answer(question, ports).made();
}

}  // namespace otor::app
