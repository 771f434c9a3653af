// SPDX-License-Identifier: Apache-2.0
#include "cli/person_form.h"

#include <boost/describe/enum_from_string.hpp>
#include <charconv>

namespace otor::cli {
namespace {

// Reads words one after another and keeps the first problem.
class Words {
 public:
  template <class Enum>
  Enum one_of(std::string_view option, std::string const& word, char const* choices) {
    Enum value{};
    if (!boost::describe::enum_from_string(word.c_str(), value)) {
      fail(ProblemKind::bad_value, option, word,
           std::string("one of ") + choices + " is expected.");
    }
    return value;
  }

  benefit::Payer payer(std::string_view option, std::string const& word) {
    if (word.empty()) return benefit::Payer::herder;
    return one_of<benefit::Payer>(option, word, "voluntary, herder, mother, disabled_child_parent");
  }

  Month month(std::string_view option, std::string const& word) {
    return take(option, word, parse_month(word), "a month such as 2026-11 is expected.");
  }

  Month birth(std::string const& word) {
    return take("--born", word, parse_birth(word),
                "a birth such as 1996-03 or 1996-03-14 is expected.");
  }

  Tugrug amount(std::string_view option, std::string const& word, std::int64_t least = 0) {
    std::int64_t number = -1;
    auto const end = std::from_chars(word.data(), word.data() + word.size(), number);
    bool const whole = end.ec == std::errc{} && end.ptr == word.data() + word.size();
    if (!whole || number < least || number > largest_amount) {
      fail(ProblemKind::bad_amount, option, word,
           least > 0 ? "a whole amount from 1 is expected."
                     : "a whole amount such as 800000 is expected.");
    }
    return {number};
  }

  /// Nothing is sold for nothing.
  Tugrug price(std::string_view option, std::string const& word) { return amount(option, word, 1); }

  wire::Income income(std::string_view option, std::string const& word) {
    if (word.empty() || word == "minimum") return {};
    return {amount(option, word)};
  }

  // FROM..TO:AS:INCOME, the last two may be left out.
  wire::PaidSpan span(std::string const& word) {
    auto const dots = word.find(".."), colon = word.find(':'), second = word.find(':', colon + 1);
    if (dots == std::string::npos || dots > colon) {
      fail(ProblemKind::bad_span, "--paid", word,
           "a span such as 2018-01..2019-12:herder:320000 is expected.");
      return {};
    }
    bool const has_as = colon != std::string::npos,
               has_income = has_as && second != std::string::npos;
    wire::PaidSpan span;
    span.from = month("--paid", word.substr(0, dots));
    span.to = month("--paid", word.substr(dots + 2, has_as ? colon - dots - 2 : std::string::npos));
    span.as = payer(
        "--paid",
        !has_as ? "" : word.substr(colon + 1, has_income ? second - colon - 1 : std::string::npos));
    span.income = income("--paid", has_income ? word.substr(second + 1) : "");
    return span;
  }

  template <class Request>
  Result<Request> result(Request request) {
    if (problem_) return std::unexpected(*problem_);
    return request;
  }

 private:
  template <class T>
  T take(std::string_view option, std::string const& word, Result<T> const& read,
         char const* expected) {
    if (read) return *read;
    fail(ProblemKind::bad_month, option, word, expected);
    return {};
  }

  void fail(ProblemKind kind, std::string_view option, std::string const& word,
            std::string const& expected) {
    if (!problem_) problem_ = Problem{kind, std::string(option) + " " + word + ": " + expected};
  }

  std::optional<Problem> problem_;
};

}  // namespace

Result<wire::OutlookRequest> request_of(PersonForm const& form, Month this_month) {
  Words words;
  wire::OutlookRequest request;
  request.on = form.on.empty() ? this_month : words.month("--on", form.on);
  request.sex = words.one_of<benefit::Sex>("--sex", form.sex, "female, male");
  request.born = {words.birth(form.born)};
  request.children = form.children;
  if (!form.paid.empty()) request.paid.emplace();
  for (auto const& span : form.paid) request.paid->push_back(words.span(span));
  if (!form.start.empty()) {
    auto& plan = request.plan.emplace();
    plan.from = words.month("--start", form.start);
    if (!form.until.empty()) plan.to = words.month("--until", form.until);
    plan.as = words.payer("--as", form.as);
    plan.income = words.income("--income", form.income);
  }
  if (!form.sheep.empty()) request.sheep_price = words.price("--sheep", form.sheep);
  return words.result(std::move(request));
}

Result<wire::DueRequest> request_of(DueForm const& form, Month this_month) {
  Words words;
  wire::DueRequest request;
  request.month = form.month.empty() ? this_month : words.month("--month", form.month);
  request.as = words.payer("--as", form.as);
  request.income = words.income("--income", form.income);
  request.share_used = form.share_used;
  return words.result(std::move(request));
}

Language language_of(std::string_view word) {
  auto const code = word.substr(0, 2);
  bool const whole =
      word.size() == 2 || (word.size() > 2 && (word[2] == '_' || word[2] == '-' || word[2] == '.'));
  if (whole && code == "kk") return Language::kk;
  if (whole && code == "en") return Language::en;
  return Language::mn;
}

}  // namespace otor::cli
