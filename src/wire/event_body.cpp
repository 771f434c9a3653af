// SPDX-License-Identifier: Apache-2.0
// The bodies of events: each kind's members are read by its struct, and what the type of a member
// cannot say is checked here.
#include <algorithm>
#include <array>

#include "base/money.h"
#include "base/month.h"
#include "event/time_of_day.h"
#include "outreach/codebook.h"
#include "wire/event_line.h"
#include "wire/event_take.h"
#include "wire/parted_line.h"

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

bool must_be_code(std::string_view code, char const* key, Fault& fault) {
  return must(outreach::is_code(code), key, "a code of 1 to 32 letters and digits is expected",
              fault);
}

bool must_be_day(std::optional<std::string> const& day, char const* key, Fault& fault) {
  return must(!day || parse_date(*day), key, "a day like \"2026-12-07\" is expected", fault);
}

bool must_be_area(std::string_view area, char const* key, Fault& fault) {
  return must(is_area(area), key, "the code of a soum is expected", fault);
}

constexpr std::int64_t most_handbooks = 1000;
constexpr std::int64_t most_moved = 100'000;          // a delivery to a department
constexpr std::int64_t most_millilitres = 1'000'000;  // a lorry's tank
constexpr std::int64_t most_kilometres = 2'000'000;
constexpr std::size_t longest_paper = 80;
constexpr std::size_t most_codes = 200;
constexpr std::size_t most_days = 60;
constexpr std::size_t most_learners = 500;
constexpr std::size_t longest_words = 4'000, longest_address = 400, longest_title = 200;
constexpr std::size_t most_evidence = 20;
constexpr std::size_t most_drawn = 1'000;  // so that they fit a line
constexpr std::int64_t most_present = 10'000;
constexpr std::int64_t degree = 100'000;

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

template <class Place>
bool check_place(Place const& body, Fault& fault) {
  return must(within(body.lat_e5, -90 * degree, 90 * degree), "lat_e5", "no such latitude",
              fault) &&
         must(within(body.lon_e5, -180 * degree, 180 * degree), "lon_e5", "no such longitude",
              fault);
}

bool check(HouseholdChanged const& body, Fault& fault) { return check_place(body, fault); }

bool check(HouseholdMoved const& body, Fault& fault) {
  return must_be_area(body.area, "area", fault);
}

bool check(HandOverRequested const& body, Fault& fault) {
  return must_be_area(body.from, "from", fault);
}

bool check(MoneyMonthsTold const& body, Fault& fault) {
  auto const& months = body.months;
  bool const rising = std::ranges::adjacent_find(months, std::greater_equal<>{}) == months.end();
  bool const good = rising && (months.empty() || (months.front() >= 1 && months.back() <= 12));
  return must(good, "months", "months from 1 to 12, each once, in their order, are expected",
              fault);
}

bool check(CampChanged const& body, Fault& fault) {
  bool const in_order = !body.from || !body.to || *body.from < *body.to;
  return check_place(body, fault) && (!body.area || must_be_area(*body.area, "area", fault)) &&
         must_be_day(body.from, "from", fault) && must_be_day(body.to, "to", fault) &&
         must(in_order, "to", "a day after from is expected", fault);
}

bool check(PersonLeft const& body, Fault& fault) { return must_be_day(body.on, "on", fault); }

bool check(DocumentNoted const& body, Fault& fault) {
  return must_be_code(body.item, "item", fault);
}

bool check(ContractChanged const& body, Fault& fault) {
  bool const in_order = !body.from || !body.to || *body.from <= *body.to;
  return must_be_day(body.from, "from", fault) && must_be_day(body.to, "to", fault) &&
         must(in_order, "to", "a day not before from is expected", fault) &&
         (!body.as || must_be_code(*body.as, "as", fault));
}

bool check(ContactAgreed const& body, Fault& fault) {
  bool const rising =
      std::ranges::adjacent_find(body.ways, std::greater_equal<>{}) == body.ways.end();
  return must(rising, "ways", "phone, message, visit: each once, in this order, is expected",
              fault);
}

bool check(TeamMemberCame const& body, Fault& fault) {
  return must_be_code(body.role, "role", fault) &&
         must_be_code(body.organisation, "organisation", fault);
}

bool check(PeoplePresent const& body, Fault& fault) {
  return must(within(body.women, 0, most_present), "women", "0 to 10000 is expected", fault) &&
         must(within(body.men, 0, most_present), "men", "0 to 10000 is expected", fault) &&
         must(within(body.youths, 0, most_present), "youths", "0 to 10000 is expected", fault);
}

bool check(PaymentShown const& body, Fault& fault) {
  return !body.by || must_be_code(*body.by, "by", fault);
}

bool check(NextStepAgreed const& body, Fault& fault) { return must_be_day(body.by, "by", fault); }

bool check(ReferralMade const& body, Fault& fault) { return must_be_code(body.to, "to", fault); }

bool check(TaskClosed const& body, Fault& fault) { return must_be_code(body.rule, "rule", fault); }

bool check(TaskPutOff const& body, Fault& fault) {
  return must_be_code(body.rule, "rule", fault) && must_be_day(body.until, "until", fault);
}

bool check(ShockNoted const& body, Fault& fault) {
  return must_be_code(body.shock, "shock", fault) && must_be_day(body.from, "from", fault) &&
         must_be_day(body.to, "to", fault) &&
         must(!body.to || body.from <= *body.to, "to", "no day before `from` is expected", fault);
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

bool must_be_money(std::int64_t amount, Fault& fault) {
  return must(amount >= 1 && amount <= largest_amount, "amount",
              "whole tögrög of 1 to 1000000000000 are expected", fault);
}

bool must_be_short(std::optional<std::string> const& text, char const* key, Fault& fault) {
  return must(!text || (!text->empty() && text->size() <= longest_paper), key,
              "a text of 1 to 80 bytes is expected", fault);
}

bool is_account(std::string const& user) { return !user.empty() && is_code_like(user); }

template <class Payment>
bool check_payment(Payment const& body, Fault& fault) {
  return must_be_code(body.scheme, "scheme", fault) &&
         must(is_account(body.officer), "officer", "an account is expected", fault) &&
         must_be_money(body.amount, fault) && must_be_day(body.on, "on", fault) &&
         must_be_short(body.paper, "paper", fault);
}

bool check(AdvancePaid const& body, Fault& fault) { return check_payment(body, fault); }
bool check(RestReturned const& body, Fault& fault) { return check_payment(body, fault); }

bool check(ExpenseClaimed const& body, Fault& fault) {
  return must_be_code(body.scheme, "scheme", fault) &&
         must_be_code(body.category, "category", fault) && must_be_money(body.amount, fault) &&
         must_be_day(body.on, "on", fault) && must_be_day(body.trip, "trip", fault) &&
         must(within(body.litres_ml, 1, most_millilitres), "litres_ml", "1 to 1000000 is expected",
              fault) &&
         must(within(body.odometer_km, 0, most_kilometres), "odometer_km",
              "0 to 2000000 is expected", fault) &&
         must_be_short(body.receipt, "receipt", fault);
}

bool check(PeriodClosed const& body, Fault& fault) {
  return must_be_code(body.scheme, "scheme", fault) && must_be_day(body.through, "through", fault);
}

bool must_be_codes(std::vector<std::string> const& codes, char const* key, Fault& fault) {
  return must(codes.size() <= most_codes && std::ranges::all_of(codes, outreach::is_code), key,
              "at most 200 codes are expected", fault);
}

bool must_be_account(std::string const& user, Fault& fault) {
  return must(is_account(user), "learner", "an account is expected", fault);
}

bool check(RunPlanned const& body, Fault& fault) {
  bool const days =
      !body.days.empty() && body.days.size() <= most_days &&
      std::ranges::all_of(body.days, [](auto const& day) { return !!parse_date(day); }) &&
      std::ranges::adjacent_find(body.days, std::greater_equal<>{}) == body.days.end();
  return must_be_code(body.course, "course", fault) &&
         must(days, "days", "1 to 60 days, rising, are expected", fault) &&
         must(is_time_of_day(body.from), "from", "a time like \"09:00\" is expected", fault) &&
         must(is_time_of_day(body.to) && body.from < body.to, "to", "a later time is expected",
              fault);
}

bool check(LearnersInvited const& body, Fault& fault) {
  return must(!body.learners.empty() && body.learners.size() <= most_learners &&
                  std::ranges::all_of(body.learners, is_account),
              "learners", "1 to 500 accounts are expected", fault);
}

bool check(LearnerTakenOff const& body, Fault& fault) {
  return must_be_account(body.learner, fault);
}

bool check(AttendanceNoted const& body, Fault& fault) {
  return must_be_account(body.learner, fault) && must_be_day(body.day, "day", fault);
}

bool check(PracticeObserved const& body, Fault& fault) {
  return must_be_account(body.learner, fault) && must_be_codes(body.seen, "seen", fault) &&
         must_be_codes(body.missed, "missed", fault);
}

bool check(CertificateGiven const& body, Fault& fault) {
  return must_be_account(body.learner, fault) && must_be_code(body.course, "course", fault) &&
         must_be_code(body.number, "number", fault) && must_be_day(body.on, "on", fault);
}

bool check(CertificateWithdrawn const& body, Fault& fault) {
  return must_be_code(body.number, "number", fault);
}

bool check(Attended const& body, Fault& fault) { return must_be_day(body.day, "day", fault); }

bool check(TestHanded const& body, Fault& fault) {
  return must_be_code(body.course, "course", fault) && must_be_day(body.on, "on", fault) &&
         must_be_codes(body.right, "right", fault) && must_be_codes(body.wrong, "wrong", fault);
}

bool check(LessonRead const& body, Fault& fault) {
  return must_be_code(body.course, "course", fault) && must_be_code(body.lesson, "lesson", fault) &&
         must_be_day(body.on, "on", fault);
}

// Words may be empty: in the open part of a line, which counts, nothing stands in their place.
bool must_be_words(std::string const& text, char const* key, Fault& fault) {
  return must(text.size() <= longest_words, key, "a text of at most 4000 bytes is expected", fault);
}

bool must_be_words(std::optional<std::string> const& text, char const* key, Fault& fault) {
  return !text || must_be_words(*text, key, fault);
}

bool check(MeetingTold const& body, Fault& fault) {
  bool const days =
      !body.days.empty() && body.days.size() <= most_days &&
      std::ranges::all_of(body.days, [](auto const& day) { return !!parse_date(day); }) &&
      std::ranges::adjacent_find(body.days, std::greater_equal<>{}) == body.days.end();
  return must(body.title.size() <= longest_title, "title",
              "a text of at most 200 bytes is expected", fault) &&
         must(days, "days", "1 to 60 days, rising, are expected", fault) &&
         must_be_words(body.place, "place", fault) &&
         must(body.people.size() <= most_learners && std::ranges::all_of(body.people, is_account),
              "people", "at most 500 accounts are expected", fault) &&
         must_be_words(body.others, "others", fault);
}

/// A page of the desk and nothing else: it becomes something to press on.
bool is_desk_address(std::string const& address) {
  return address.starts_with("#/desk") && address.size() <= longest_address &&
         std::ranges::all_of(address, [](char letter) { return letter > ' ' && letter < 127; });
}

bool check(Evidence const& one, Fault& fault) {
  return (!one.code || must_be_code(*one.code, "code", fault)) &&
         (!one.area || must_be_area(*one.area, "area", fault)) &&
         must_be_day(one.from, "from", fault) && must_be_day(one.to, "to", fault) &&
         must_be_day(one.as_of, "as_of", fault) &&
         must(!one.address || is_desk_address(*one.address), "address",
              "the address of a page of the desk is expected", fault) &&
         must(within(one.position, 0, largest_integer) && within(one.count, 0, largest_integer) &&
                  within(one.of, 0, largest_integer),
              "count", "numbers from 0 are expected", fault) &&
         must_be_words(one.says, "says", fault);
}

bool check(PointTold const& body, Fault& fault) {
  return must_be_words(body.text, "text", fault) &&
         must(body.evidence.size() <= most_evidence, "evidence", "at most 20 are expected",
              fault) &&
         std::ranges::all_of(body.evidence, [&](Evidence const& one) {
           return check(one, fault) || fault.in("evidence");
         });
}

bool check(DecisionTold const& body, Fault& fault) {
  return must_be_words(body.text, "text", fault) &&
         must(is_account(body.owner), "owner", "an account is expected", fault) &&
         must_be_day(body.due, "due", fault);
}

bool check(DecisionFollowed const& body, Fault& fault) {
  return must_be_day(body.on, "on", fault) && must_be_words(body.note, "note", fault);
}

bool check(ReflectionWithdrawn const& body, Fault& fault) {
  return must_be_words(body.why, "why", fault);
}

bool check(CallsDrawn const& body, Fault& fault) {
  return must(body.seed.size() <= longest_paper, "seed", "a text of at most 80 bytes is expected",
              fault) &&
         must_be_day(body.from, "from", fault) && must_be_day(body.to, "to", fault) &&
         must(body.from <= body.to, "to", "no day before `from` is expected", fault) &&
         must(!body.areas.empty() && std::ranges::all_of(body.areas, is_area), "areas",
              "codes of soums are expected", fault) &&
         must(body.share >= 1 && body.share <= 1000, "share", "1 to 1000 is expected", fault) &&
         must(!body.visits.empty() && body.visits.size() <= most_drawn &&
                  std::ssize(body.visits) <= body.frame,
              "visits", "1 to 1000 of the frame are expected", fault);
}

bool check(CallNoted const& body, Fault& fault) {
  bool const spoke = body.outcome == CallOutcome::reached;
  bool const told = body.visited || body.handbook || body.content;
  return must_be_day(body.on, "on", fault) &&
         must(spoke ? body.visited.has_value() : !told, "visited",
              "what a family says is of one that was reached", fault);
}

bool check(HandbooksMoved const& body, Fault& fault) {
  return must(is_number_or_text(body.edition), "edition", "a text or a number is expected",
              fault) &&
         must(body.count >= 1 && body.count <= most_moved, "count", "1 to 100000 is expected",
              fault);
}

bool check(HandbooksBooked const& body, Fault& fault) {
  bool const of_officer = body.how == ShelfMove::issued || body.how == ShelfMove::taken_back;
  std::int64_t const least = body.how == ShelfMove::counted ? 0 : 1;
  return must(is_number_or_text(body.edition), "edition", "a text or a number is expected",
              fault) &&
         must(body.count >= least && body.count <= most_moved, "count",
              "1 to 100000 is expected, or 0 of a shelf", fault) &&
         must_be_day(body.on, "on", fault) &&
         must(of_officer ? body.officer && is_account(*body.officer) : !body.officer, "officer",
              "an account is expected where an officer got or gave back", fault) &&
         must(!body.giver || body.how == ShelfMove::received, "giver",
              "who gave is of what was received", fault) &&
         must_be_words(body.giver, "giver", fault);
}

bool check(HandbookGiven const& body, Fault& fault) {
  return must(is_number_or_text(body.edition), "edition", "a text or a number is expected",
              fault) &&
         must(body.count >= 1 && body.count <= most_handbooks, "count", "1 to 1000 is expected",
              fault);
}

bool check(QuestionAsked const& body, Fault& fault) {
  return must_be_code(body.code, "code", fault);
}

bool check(FindingNoted const& body, Fault& fault) {
  return must_be_code(body.code, "code", fault);
}

bool check(VisitExplained const& body, Fault& fault) {
  return must_be_code(body.remark, "remark", fault) && must_be_words(body.note, "note", fault);
}

bool check(PromiseMade const& body, Fault& fault) { return must_be_day(body.by, "by", fault); }

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

Body read_body(std::string_view kind, std::int64_t version, std::string_view body) {
  auto const row = std::ranges::lower_bound(rows, kind, {}, &Row::kind);
  if (version != 1 || row == rows.end() || row->kind != kind) return Unknown{};
  Body read;
  Fault fault;
  if (row->read(body, read, fault)) return read;
  fault.in("body");
  return Unfit{fault.path + ": " + fault.what + "."};
}

}  // namespace otor::wire
