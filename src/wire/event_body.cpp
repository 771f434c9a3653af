// SPDX-License-Identifier: Apache-2.0
// The bodies of events: each kind's members are read by its struct, and what the type of a member
// cannot say is checked here.
#include <algorithm>
#include <array>

#include "base/month.h"
#include "wire/event_line.h"
#include "wire/event_take.h"

namespace otor::wire {
namespace {

using namespace event;

bool must(bool holds, char const* key, char const* what, Fault& fault) {
  return holds || (fault.is(what), fault.in(key));
}

bool is_number_or_text(Told const& told) {
  return told.text.front() == '"' || told.text.front() == '-' ||
         (told.text.front() >= '0' && told.text.front() <= '9');
}

// "Q7" with 7 from 1 to `greatest`, spelt in one way only.
bool is_code(std::string_view code, char letter, int greatest) {
  if (code.size() < 2 || code.size() > 3 || code[0] != letter || code[1] == '0') return false;
  int number = 0;
  for (char const digit : code.substr(1)) {
    if (digit < '0' || digit > '9') return false;
    number = number * 10 + (digit - '0');
  }
  return number <= greatest;
}

constexpr int questions = 42;
constexpr std::int64_t most_handbooks = 1000;

bool is_finding(std::string_view code) {
  return is_code(code, 'A', 8) || is_code(code, 'B', 6) || is_code(code, 'C', 7) ||
         is_code(code, 'D', 5);
}

bool within(std::optional<std::int64_t> const& number, std::int64_t least, std::int64_t greatest) {
  return !number || (*number >= least && *number <= greatest);
}

// A stretch of months that somebody says was paid.
struct Span {
  std::string from, to, as;
  Told income;
};
BOOST_DESCRIBE_STRUCT(Span, (), (from, to, as, income))

bool check_spans(Told const& paid, Fault& fault) {
  std::vector<Span> spans;
  if (!take(std::string_view(paid.text), spans, fault)) return fault.in("paid");
  bool const good = std::ranges::all_of(spans, [](Span const& span) {
    auto const from = parse_month(span.from);
    auto const to = parse_month(span.to);
    return from && to && *from <= *to && is_number_or_text(span.income);
  });
  return must(good, "paid", "each span has months from and to, in this order, and an income",
              fault);
}

template <class Kind>
bool check(Kind const&, Fault&) {
  return true;
}

bool check(HouseholdChanged const& body, Fault& fault) {
  constexpr std::int64_t degree = 100'000;
  return must(within(body.lat_e5, -90 * degree, 90 * degree), "lat_e5", "no such latitude",
              fault) &&
         must(within(body.lon_e5, -180 * degree, 180 * degree), "lon_e5", "no such longitude",
              fault);
}

bool check(PersonChanged const& body, Fault& fault) {
  return must(!body.born || parse_month(*body.born), "born", "a month like \"1996-03\" is expected",
              fault) &&
         must(within(body.children, 0, 30), "children", "0 to 30 is expected", fault) &&
         (!body.paid || check_spans(*body.paid, fault));
}

bool check(ConsentGiven const& body, Fault& fault) {
  return must(is_number_or_text(body.version), "version", "a text or a number is expected", fault);
}

bool check(ConsentRefused const& body, Fault& fault) {
  return must(is_number_or_text(body.version), "version", "a text or a number is expected", fault);
}

bool check(CalculationShown const& body, Fault& fault) {
  return must(body.request.text.front() == '{', "request", "an object is expected", fault) &&
         must(!body.opens || parse_month(*body.opens), "opens",
              "a month like \"2046-03\" is expected", fault) &&
         must(within(body.pension, 0, largest_integer), "pension", "this is less than zero",
              fault) &&
         must(within(body.person_pays, 0, largest_integer), "person_pays", "this is less than zero",
              fault);
}

bool check(HandbookGiven const& body, Fault& fault) {
  return must(is_number_or_text(body.edition), "edition", "a text or a number is expected",
              fault) &&
         must(body.count >= 1 && body.count <= most_handbooks, "count", "1 to 1000 is expected",
              fault);
}

bool check(QuestionAsked const& body, Fault& fault) {
  return must(body.code == "other" || is_code(body.code, 'Q', questions), "code",
              "Q1 to Q42 or other is expected", fault);
}

bool check(FindingNoted const& body, Fault& fault) {
  return must(is_finding(body.code), "code", "a code from A1 to D5 is expected", fault);
}

bool check(PromiseMade const& body, Fault& fault) {
  return must(parse_date(body.by).has_value(), "by", "a day like \"2026-12-07\" is expected",
              fault);
}

template <class Kind>
bool read_kind(std::string_view text, Body& body, Fault& fault) {
  auto& kind = body.emplace<Kind>();
  return take(text, kind, fault) && check(kind, fault);
}

struct Row {
  std::string_view kind;
  bool (*read)(std::string_view, Body&, Fault&);
};

#define OTOR_ROW(name, Kind) Row{#name, read_kind<Kind>},
constexpr auto rows = [] {
  std::array table{OTOR_KINDS(OTOR_ROW)};
  std::ranges::sort(table, {}, &Row::kind);
  return table;
}();
#undef OTOR_ROW

}  // namespace

Result<Body> read_body(std::string_view kind, std::int64_t version, std::string_view body) {
  auto const row = std::ranges::lower_bound(rows, kind, {}, &Row::kind);
  if (version != 1 || row == rows.end() || row->kind != kind) return Body{};
  Body read;
  Fault fault;
  if (row->read(body, read, fault)) return read;
  fault.in("body");
  return problem(ProblemKind::not_an_event, fault.path + ": " + fault.what + ".");
}

}  // namespace otor::wire
