// SPDX-License-Identifier: Apache-2.0
#include "law/parameter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace otor::law {
namespace {

enum class Form { whole, share, ramp, tiers, month, text };

struct Unit {
  std::string_view name;
  Form form;
};

constexpr std::array<Unit, 13> units{{{"tugrug", Form::whole},
                                      {"tugrug_per_month", Form::whole},
                                      {"months", Form::whole},
                                      {"days", Form::whole},
                                      {"times", Form::whole},
                                      {"count", Form::whole},
                                      {"share", Form::share},
                                      {"months_by_year", Form::ramp},
                                      {"share_by_months", Form::tiers},
                                      {"share_by_count", Form::tiers},
                                      {"month", Form::month},
                                      {"statement", Form::text},
                                      {"pending", Form::text}}};

std::optional<Form> form_of(std::string_view unit) {
  auto const found = std::ranges::find(units, unit, &Unit::name);
  if (found == units.end()) return {};
  return found->form;
}

constexpr Rate largest_share{
    10 * one_whole};  // a thousand per cent: wide enough for any law, too narrow for a slip
constexpr std::int64_t longest_span = 1200;  // months, a century
constexpr std::int64_t largest_count = 100'000;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

bool is_whole(Text const& text) {
  return !is_blank(text.mn) && !is_blank(text.kk) && !is_blank(text.en);
}

// A terminal obeys control characters and a page cannot show them. A line may end.
bool is_control(char letter) {
  auto const byte = static_cast<unsigned char>(letter);
  return (byte < 0x20 && byte != '\n') || byte == 0x7f;
}

bool is_clean(std::string_view text) { return std::ranges::none_of(text, is_control); }

bool is_clean(Text const& text) {
  return is_clean(text.mn) && is_clean(text.kk) && is_clean(text.en);
}

bool is_clean(Source const& source) {
  return is_clean(source.act) && is_clean(source.article) && is_clean(source.url);
}

bool is_clean(Entry const& entry) {
  auto const* text = entry.value ? std::get_if<Text>(&*entry.value) : nullptr;
  return is_clean(entry.source) && is_clean(entry.note) && (text == nullptr || is_clean(*text));
}

bool is_clean(Question const& question) {
  return is_clean(question.asks) && is_clean(question.known) && is_clean(question.reading) &&
         std::ranges::all_of(question.urls, [](std::string_view url) { return is_clean(url); });
}

constexpr auto unclean = "A text of it holds a control character.";

bool is_day(Date date) {
  return date.month >= first_month && date.month <= last_month && date.day >= 1 && date.day <= 31 &&
         parse_date(text_of(date)).has_value();
}

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_parameter_name(std::string_view name) {
  return !name.empty() && name.size() <= 80 && is_lower(name.front()) &&
         std::ranges::all_of(name, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_question_name(std::string_view name) {
  return name.size() >= 2 && name.size() <= 5 && name[0] == 'U' && name[1] != '0' &&
         std::ranges::all_of(name.substr(1), is_digit);
}

bool is_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

bool is_share(Rate share) { return share >= Rate{0} && share <= largest_share; }

std::string wrong_with(YearRamp const& ramp) {
  if (ramp.first_year < 1900 || ramp.last_year > 2199) return "Its years are outside 1900-2199.";
  if (ramp.last_year < ramp.first_year) return "Its last year is before its first.";
  if (ramp.first < 0 || ramp.first > longest_span || ramp.step < -longest_span ||
      ramp.step > longest_span) {
    return "Its months are outside 0-1200.";
  }
  auto const last = ramp.first + ramp.step * (ramp.last_year - ramp.first_year);
  return last < 0 || last > longest_span ? "It leaves 0-1200 months before its last year." : "";
}

std::string wrong_with(std::vector<Tier> const& tiers) {
  if (tiers.empty()) return "It has no tier.";
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    if (tiers[i].from < 0 || tiers[i].from > largest_count)
      return "A tier's from is outside 0-100000.";
    if (i > 0 && tiers[i].from <= tiers[i - 1].from) return "Its tiers must rise by from.";
    if (!is_share(tiers[i].share)) return "A tier's share is outside 0-1000 %.";
  }
  return {};
}

std::string wrong_with(Value const& value, std::string_view unit) {
  if (!fits(unit, value))
    return "The value has another form than the unit \"" + std::string(unit) + "\" demands.";
  if (auto const* number = std::get_if<std::int64_t>(&value)) {
    auto const money = unit.starts_with("tugrug");
    auto const largest = money ? largest_amount : largest_count;
    if (*number < 0 || *number > largest)
      return "The value is outside 0-" + std::to_string(largest) + ".";
  }
  if (auto const* share = std::get_if<Rate>(&value))
    return is_share(*share) ? "" : "The share is outside 0-1000 %.";
  if (auto const* ramp = std::get_if<YearRamp>(&value)) return wrong_with(*ramp);
  if (auto const* tiers = std::get_if<std::vector<Tier>>(&value)) return wrong_with(*tiers);
  if (auto const* month = std::get_if<Month>(&value)) {
    return *month < first_month || *month > last_month ? "The month is outside 1900-2199." : "";
  }
  if (auto const* text = std::get_if<Text>(&value))
    return is_whole(*text) ? "" : "The value lacks a language (mn, kk, en).";
  return {};
}

std::string wrong_with(Source const& source) {
  if (is_blank(source.act)) return "Its source names no act.";
  constexpr std::array<std::string_view, 3> confidences{"high", "medium", "low"};
  if (std::ranges::find(confidences, source.confidence) == confidences.end()) {
    return "Its source's confidence must be high, medium or low.";
  }
  if (!source.url.empty() && !is_address(source.url))
    return "Its source's url is no https:// or http:// address.";
  return {};
}

/// Collects what is wrong with one pack.
class Examination {
 public:
  explicit Examination(Pack const& pack) : pack_(pack) {}

  std::vector<Fault> faults() && {
    auto const& country = pack_.country;
    if (country.size() != 2 || !std::ranges::all_of(country, is_lower))
      add("country", {}, "It must be two letters.");
    if (pack_.parameters.empty()) add("pack", {}, "It holds no parameter.");
    examine_order(pack_.parameters);
    examine_order(pack_.questions);
    for (auto const& question : pack_.questions) examine(question);
    for (auto const& parameter : pack_.parameters) examine(parameter);
    return std::move(faults_);
  }

 private:
  void add(std::string_view name, std::optional<std::size_t> entry, std::string what) {
    if (!what.empty()) faults_.push_back({std::string(name), entry, std::move(what)});
  }

  template <class T>
  void examine_order(std::vector<T> const& named) {
    for (std::size_t i = 1; i < named.size(); ++i) {
      if (named[i].name == named[i - 1].name) add(named[i].name, {}, "It stands twice.");
      if (named[i].name < named[i - 1].name)
        add(named[i].name, {}, "It is out of order: names must rise.");
    }
  }

  void examine(Question const& question) {
    auto const& name = question.name;
    constexpr std::array<std::string_view, 3> statuses{"open", "partly", "closed"};
    if (!is_question_name(name)) add(name, {}, "A question's name must be like \"U2\".");
    if (std::ranges::find(statuses, question.status) == statuses.end()) {
      add(name, {}, "Its status must be open, partly or closed.");
    }
    if (!is_clean(question)) add(name, {}, unclean);
    if (!is_whole(question.asks)) add(name, {}, "Its sentence lacks a language (mn, kk, en).");
    if (!is_day(question.checked)) add(name, {}, "Its day of checking is missing or impossible.");
    if (!std::ranges::all_of(question.urls, is_address))
      add(name, {}, "One of its urls is no https:// or http:// address.");
  }

  void examine(Parameter const& parameter) {
    auto const& name = parameter.name;
    if (!is_parameter_name(name))
      add(name, {}, "A parameter's name must be small letters, digits and _.");
    if (!is_clean(parameter.title) || !is_clean(parameter.note)) add(name, {}, unclean);
    if (!is_whole(parameter.title)) add(name, {}, "Its title lacks a language (mn, kk, en).");
    if (!form_of(parameter.unit)) add(name, {}, "There is no unit \"" + parameter.unit + "\".");
    if (!is_day(parameter.checked)) add(name, {}, "Its day of checking is missing or impossible.");
    if (parameter.entries.empty()) add(name, {}, "It has no entry.");
    for (std::size_t i = 0; i < parameter.entries.size(); ++i) examine(parameter, i);
  }

  void examine(Parameter const& parameter, std::size_t index) {
    auto const& entry = parameter.entries[index];
    auto const& name = parameter.name;
    if (!is_day(entry.date)) add(name, index, "Its date is missing or impossible.");
    if (index > 0 && entry.date <= parameter.entries[index - 1].date) {
      add(name, index, "Its date is not after that of the entry before it.");
    }
    if (entry.value && form_of(parameter.unit))
      add(name, index, wrong_with(*entry.value, parameter.unit));
    add(name, index, wrong_with(entry.source));
    if (!is_clean(entry)) add(name, index, unclean);
    if (!entry.question.empty() && !knows(entry.question)) {
      add(name, index, "There is no question \"" + entry.question + "\".");
    }
  }

  bool knows(std::string_view question) const {
    return std::ranges::find(pack_.questions, question, &Question::name) != pack_.questions.end();
  }

  Pack const& pack_;
  std::vector<Fault> faults_;
};

}  // namespace

bool fits(std::string_view unit, Value const& value) {
  auto const form = form_of(unit);
  if (!form) return false;
  switch (*form) {
    case Form::whole: return std::holds_alternative<std::int64_t>(value);
    case Form::share: return std::holds_alternative<Rate>(value);
    case Form::ramp: return std::holds_alternative<YearRamp>(value);
    case Form::tiers: return std::holds_alternative<std::vector<Tier>>(value);
    case Form::month: return std::holds_alternative<Month>(value);
    case Form::text: return std::holds_alternative<Text>(value);
  }
  return false;
}

std::vector<Fault> faults_of(Pack const& pack) { return Examination(pack).faults(); }

Result<void> checked(Pack const& pack) {
  auto const faults = faults_of(pack);
  if (faults.empty()) return {};
  auto const& [name, entry, what] = faults.front();
  auto where = name;
  if (entry) where += ", entry " + std::to_string(*entry + 1);
  return problem(ProblemKind::bad_law, where + ": " + what);
}

}  // namespace otor::law
