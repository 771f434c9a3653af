// SPDX-License-Identifier: Apache-2.0
#include "wire/pack.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/sha256.h"
#include "wire/json.h"

namespace otor::wire {
namespace {

using law::Entry;
using law::Pack;
using law::Parameter;
using law::Question;
using law::Source;
using law::Text;
using law::Tier;
using law::Value;
using law::YearRamp;

// ---- writing: members are put in the order of their names, by hand, so that the bytes cannot
// depend on anything else ----

void put(std::string& out, std::string_view text) { write_string(out, text); }
void put(std::string& out, std::int64_t number) { out += std::to_string(number); }
void put(std::string& out, Rate rate) { put(out, rate.millionths); }
void put(std::string& out, Month month) { put(out, text_of(month)); }
void put(std::string& out, Date date) { put(out, text_of(date)); }

// Declared first: the templates below find them nowhere else.
void put(std::string& out, Text const& text);
void put(std::string& out, Source const& source);
void put(std::string& out, YearRamp const& ramp);
void put(std::string& out, Tier const& tier);
void put(std::string& out, Value const& value);
void put(std::string& out, Entry const& entry);
void put(std::string& out, Parameter const& parameter);
void put(std::string& out, Question const& question);
template <class T>
void put(std::string& out, std::vector<T> const& values);

void key(std::string& out, std::string_view name) {
  if (out.back() != '{') out += ',';
  put(out, name);
  out += ':';
}

template <class T>
void member(std::string& out, std::string_view name, T const& value) {
  key(out, name);
  put(out, value);
}

template <class T>
void put(std::string& out, std::vector<T> const& values) {
  out += '[';
  for (auto const& value : values) {
    if (out.back() != '[') out += ',';
    put(out, value);
  }
  out += ']';
}

void put(std::string& out, Text const& text) {
  out += '{';
  member(out, "en", text.en);
  member(out, "kk", text.kk);
  member(out, "mn", text.mn);
  out += '}';
}

void put(std::string& out, Source const& source) {
  out += '{';
  member(out, "act", source.act);
  member(out, "article", source.article);
  member(out, "confidence", source.confidence);
  member(out, "url", source.url);
  out += '}';
}

void put(std::string& out, YearRamp const& ramp) {
  out += '{';
  member(out, "first", ramp.first);
  member(out, "first_year", ramp.first_year);
  member(out, "last_year", ramp.last_year);
  member(out, "step", ramp.step);
  out += '}';
}

void put(std::string& out, Tier const& tier) {
  out += '{';
  member(out, "from", tier.from);
  member(out, "share", tier.share);
  out += '}';
}

void put(std::string& out, Value const& value) {
  std::visit([&](auto const& held) { put(out, held); }, value);
}

void put(std::string& out, Entry const& entry) {
  out += '{';
  member(out, "date", entry.date);
  member(out, "question", entry.question);
  member(out, "source", entry.source);
  key(out, "value");
  if (entry.value) {
    put(out, *entry.value);
  } else {
    out += "null";
  }
  out += '}';
}

void put(std::string& out, Parameter const& parameter) {
  out += '{';
  member(out, "checked", parameter.checked);
  member(out, "entries", parameter.entries);
  member(out, "name", parameter.name);
  member(out, "title", parameter.title);
  member(out, "unit", parameter.unit);
  out += '}';
}

void put(std::string& out, Question const& question) {
  out += '{';
  member(out, "asks", question.asks);
  member(out, "checked", question.checked);
  member(out, "name", question.name);
  member(out, "status", question.status);
  member(out, "urls", question.urls);
  out += '}';
}

std::string content_text(Pack const& pack) {
  std::string out = "{";
  member(out, "country", pack.country);
  member(out, "parameters", pack.parameters);
  member(out, "questions", pack.questions);
  out += '}';
  return out;
}

std::string id_of(std::string_view content) { return sha256_hex(content).substr(0, 16); }

std::string text_with(std::string_view content, std::string_view id) {
  std::string out = "{\"content\":";
  out += content;
  out += ",\"pack\":";
  put(out, id);
  out += '}';
  return out;
}

// ---- reading: the first problem stops it; every member must stand, and no other may ----

/// An object whose members are taken one by one. After the first problem it gives empty values and
/// keeps that problem.
class Members {
 public:
  Members(json::value const& value, std::string path, std::initializer_list<std::string_view> names)
      : path_(std::move(path)) {
    object_ = value.if_object();
    if (object_ == nullptr) {
      refuse(ProblemKind::bad_value, "", "an object is expected");
      return;
    }
    for (auto const& found : *object_) {
      std::string_view const name{found.key().data(), found.key().size()};
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        refuse(ProblemKind::unknown_key, name.substr(0, 60), "there is no such key here");
        return;
      }
    }
    for (auto const name : names) {
      if (!object_->contains(name)) refuse(ProblemKind::missing_key, name, "it is missing");
    }
  }

  std::optional<Problem> const& wrong() const { return wrong_; }

  void refuse(ProblemKind kind, std::string_view name, std::string const& what) {
    if (!wrong_) wrong_ = Problem{kind, at(name) + ": " + what + "."};
  }

  json::value const& raw(std::string_view name) const {
    static json::value const nothing;
    auto const* found = wrong_ ? nullptr : object_->if_contains(name);
    return found == nullptr ? nothing : *found;
  }

  template <class T>
  T take(std::string_view name) {
    if (wrong_) return {};
    auto result = read_plain(raw(name), at(name), static_cast<T*>(nullptr));
    if (result) return std::move(*result);
    wrong_ = std::move(result.error());
    return {};
  }

  std::string at(std::string_view name) const {
    if (name.empty()) return path_.empty() ? "pack" : path_;
    return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
  }

 private:
  template <class T>
  static Result<T> read_plain(json::value const& value, std::string const& path, T*);

  json::object const* object_ = nullptr;
  std::string path_;
  std::optional<Problem> wrong_;
};

template <class T>
Result<T> result_of(Members const& members, T value) {
  if (members.wrong()) return std::unexpected(*members.wrong());
  return value;
}

Result<std::string> read_as(json::value const& value, std::string const& path, std::string*) {
  return read<std::string>(value, path);
}

Result<std::int64_t> read_as(json::value const& value, std::string const& path, std::int64_t*) {
  return read<std::int64_t>(value, path);
}

Result<Rate> read_as(json::value const& value, std::string const& path, Rate*) {
  auto const millionths = read<std::int64_t>(value, path);
  if (!millionths) return std::unexpected(millionths.error());
  return Rate{*millionths};
}

Result<Month> read_as(json::value const& value, std::string const& path, Month*) {
  return read<Month>(value, path);
}

Result<Date> read_as(json::value const& value, std::string const& path, Date*) {
  auto const text = read<std::string>(value, path);
  if (!text) return std::unexpected(text.error());
  auto const date = parse_date(*text);
  if (!date) return problem(date.error().kind, path + ": " + date.error().detail);
  return date;
}

Result<Text> read_as(json::value const& value, std::string const& path, Text*) {
  Members members(value, path, {"en", "kk", "mn"});
  Text text;
  text.en = members.take<std::string>("en");
  text.kk = members.take<std::string>("kk");
  text.mn = members.take<std::string>("mn");
  return result_of(members, std::move(text));
}

Result<Source> read_as(json::value const& value, std::string const& path, Source*) {
  Members members(value, path, {"act", "article", "confidence", "url"});
  Source source;
  source.act = members.take<std::string>("act");
  source.article = members.take<std::string>("article");
  source.confidence = members.take<std::string>("confidence");
  source.url = members.take<std::string>("url");
  return result_of(members, std::move(source));
}

Result<YearRamp> read_as(json::value const& value, std::string const& path, YearRamp*) {
  Members members(value, path, {"first", "first_year", "last_year", "step"});
  YearRamp ramp;
  ramp.first = members.take<std::int64_t>("first");
  ramp.first_year = members.take<std::int64_t>("first_year");
  ramp.last_year = members.take<std::int64_t>("last_year");
  ramp.step = members.take<std::int64_t>("step");
  return result_of(members, ramp);
}

Result<Tier> read_as(json::value const& value, std::string const& path, Tier*) {
  Members members(value, path, {"from", "share"});
  Tier tier;
  tier.from = members.take<std::int64_t>("from");
  tier.share = members.take<Rate>("share");
  return result_of(members, tier);
}

template <class T>
Result<std::vector<T>> read_as(json::value const& value, std::string const& path, std::vector<T>*);

// The unit says which form stands here; it is tried out on an empty value of each form.
template <class T>
Result<std::optional<Value>> read_value_as(json::value const& value, std::string const& path) {
  auto result = read_as(value, path, static_cast<T*>(nullptr));
  if (!result) return std::unexpected(result.error());
  return std::optional<Value>{std::move(*result)};
}

Result<std::optional<Value>> read_value(json::value const& value, std::string_view unit,
                                        std::string const& path) {
  if (value.is_null()) return std::optional<Value>{};
  if (law::fits(unit, std::int64_t{})) return read_value_as<std::int64_t>(value, path);
  if (law::fits(unit, Rate{})) return read_value_as<Rate>(value, path);
  if (law::fits(unit, YearRamp{})) return read_value_as<YearRamp>(value, path);
  if (law::fits(unit, std::vector<Tier>{})) return read_value_as<std::vector<Tier>>(value, path);
  if (law::fits(unit, Month{})) return read_value_as<Month>(value, path);
  if (law::fits(unit, Text{})) return read_value_as<Text>(value, path);
  return problem(ProblemKind::bad_law,
                 path + ": there is no unit \"" + std::string(unit.substr(0, 60)) + "\".");
}

Result<Entry> read_entry(json::value const& value, std::string_view unit, std::string const& path) {
  Members members(value, path, {"date", "question", "source", "value"});
  Entry entry;
  entry.date = members.take<Date>("date");
  entry.question = members.take<std::string>("question");
  entry.source = members.take<Source>("source");
  if (members.wrong()) return std::unexpected(*members.wrong());
  auto held = read_value(members.raw("value"), unit, members.at("value"));
  if (!held) return std::unexpected(held.error());
  entry.value = std::move(*held);
  return entry;
}

Result<Parameter> read_as(json::value const& value, std::string const& path, Parameter*) {
  Members members(value, path, {"checked", "entries", "name", "title", "unit"});
  Parameter parameter;
  parameter.checked = members.take<Date>("checked");
  parameter.name = members.take<std::string>("name");
  parameter.title = members.take<Text>("title");
  parameter.unit = members.take<std::string>("unit");
  if (members.wrong()) return std::unexpected(*members.wrong());
  auto const* entries = members.raw("entries").if_array();
  if (entries == nullptr)
    return problem(ProblemKind::bad_value, members.at("entries") + ": a list is expected.");
  for (std::size_t i = 0; i < entries->size(); ++i) {
    auto entry = read_entry((*entries)[i], parameter.unit,
                            members.at("entries") + "[" + std::to_string(i) + "]");
    if (!entry) return std::unexpected(entry.error());
    parameter.entries.push_back(std::move(*entry));
  }
  return parameter;
}

Result<Question> read_as(json::value const& value, std::string const& path, Question*) {
  Members members(value, path, {"asks", "checked", "name", "status", "urls"});
  Question question;
  question.asks = members.take<Text>("asks");
  question.checked = members.take<Date>("checked");
  question.name = members.take<std::string>("name");
  question.status = members.take<std::string>("status");
  question.urls = members.take<std::vector<std::string>>("urls");
  return result_of(members, std::move(question));
}

template <class T>
Result<std::vector<T>> read_as(json::value const& value, std::string const& path, std::vector<T>*) {
  auto const* array = value.if_array();
  if (array == nullptr) return problem(ProblemKind::bad_value, path + ": a list is expected.");
  std::vector<T> items;
  items.reserve(array->size());
  for (std::size_t i = 0; i < array->size(); ++i) {
    auto item =
        read_as((*array)[i], path + "[" + std::to_string(i) + "]", static_cast<T*>(nullptr));
    if (!item) return std::unexpected(item.error());
    items.push_back(std::move(*item));
  }
  return items;
}

template <class T>
Result<T> Members::read_plain(json::value const& value, std::string const& path, T*) {
  return read_as(value, path, static_cast<T*>(nullptr));
}

Result<Pack> read_content(json::value const& value) {
  Members members(value, "content", {"country", "parameters", "questions"});
  Pack pack;
  pack.country = members.take<std::string>("country");
  pack.parameters = members.take<std::vector<Parameter>>("parameters");
  pack.questions = members.take<std::vector<Question>>("questions");
  return result_of(members, std::move(pack));
}

}  // namespace

std::string pack_text(Pack const& pack) {
  auto const content = content_text(pack);
  return text_with(content, id_of(content));
}

std::string pack_id(Pack const& pack) { return id_of(content_text(pack)); }

Result<Pack> read_own_pack(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  auto const parsed = parse_strict(text, {}, largest_pack);
  if (!parsed) return std::unexpected(parsed.error());
  Members members(*parsed, "", {"content", "pack"});
  auto const id = members.take<std::string>("pack");
  if (members.wrong()) return std::unexpected(*members.wrong());
  auto pack = read_content(members.raw("content"));
  if (pack) pack->id = id;
  return pack;
}

Result<Pack> read_pack(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  auto pack = read_own_pack(text);
  if (!pack) return pack;
  auto const id = std::move(pack->id);
  auto const content = content_text(*pack);
  pack->id = id_of(content);
  if (id != pack->id) {
    return problem(ProblemKind::damaged_pack, "The pack is named \"" + id.substr(0, 40) +
                                                  "\" but its content is " + pack->id + ".");
  }
  if (text_with(content, id) != text) {
    return problem(ProblemKind::damaged_pack,
                   "The pack's text is not the canonical text of its content.");
  }
  auto const lawful = law::checked(*pack);
  if (!lawful) return std::unexpected(lawful.error());
  return pack;
}

}  // namespace otor::wire
