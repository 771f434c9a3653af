// SPDX-License-Identifier: Apache-2.0
#include "app/set_aside.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "outreach/register_number.h"

namespace otor::app {

namespace {

constexpr std::int64_t most_lines = 1'000;

std::string day(SetAside const& line) {
  return day_of(event::when(line.event.envelope.clock, line.received).ms);
}

bool is_own(event::Envelope const& envelope) { return envelope.area == event::own_area; }

/// Which course somebody sat in is nobody's business who lets it in.
std::string household_of(event::Envelope const& envelope) {
  return is_own(envelope) ? std::string() : text_of(envelope.subject);
}

auto place_of(SetAside const& line) {
  auto const& envelope = line.event.envelope;
  return std::tuple(text_of(envelope.device), household_of(envelope), envelope.area, line.code,
                    !stays_aside(line));
}

/// The soums of the account, its departments, and the streams of the officers who work in one of
/// those soums.
std::vector<std::string> streams_of(Account const& account, Verb verb,
                                    std::vector<Account> const& everybody, Home const& home) {
  auto const soums = areas_for(account, verb, Matter::aside, home.areas);
  auto streams = soums;
  std::ranges::move(departments_of(account, verb, Matter::aside, home.areas),
                    std::back_inserter(streams));
  for (auto const& other : everybody) {
    bool const here = std::ranges::find_first_of(other.areas, soums) != other.areas.end();
    if (other.role == Role::officer && here) streams.push_back(event::own_stream(other.user));
  }
  return streams;
}

AsideGroup group_of(SetAside const& line) {
  auto const& envelope = line.event.envelope;
  AsideGroup group;
  group.author = envelope.author;
  group.device = text_of(envelope.device);
  group.area = envelope.area;
  group.household = household_of(envelope);
  group.code = line.code;
  group.may = !stays_aside(line);
  group.from = group.to = day(line);
  return group;
}

void add(AsideGroup& group, SetAside const& line) {
  auto const of = day(line);
  group.from = std::min(group.from, of);
  group.to = std::max(group.to, of);
  group.visits += std::holds_alternative<event::VisitStarted>(line.event.body) ? 1 : 0;
  group.lines.push_back(line.hash);
}

/// What a household is called in the record and in what lies aside.
Result<std::map<std::string, std::string>> names_of(std::vector<SetAside> const& lines,
                                                    ReadModel& model) {
  std::set<AreaHousehold> households;
  for (auto const& line : lines)
    if (!is_own(line.event.envelope))
      households.emplace(line.event.envelope.area, line.event.envelope.subject);
  auto words = model.words({households.begin(), households.end()}, {});
  if (!words) return std::unexpected(words.error());
  for (auto const& line : lines) {
    auto const& envelope = line.event.envelope;
    if (is_own(envelope)) continue;
    if (auto write = head_write_of(line.event, line.received))
      words->heads[{envelope.area, envelope.subject}].push_back(std::move(*write));
  }
  std::map<std::string, std::string> names;
  for (auto const& [household, writes] : words->heads)
    names[text_of(household.second)] = outreach::masked_register_numbers(shown_head(writes));
  return names;
}

}  // namespace

std::optional<Problem> stays_aside(SetAside const& line) {
  if (line.code != code(ProblemKind::device_lost) && line.code != code(ProblemKind::foreign_area))
    return Problem{ProblemKind::not_allowed, "It is not aside because of a phone or a soum alone."};
  if (auto const* unfit = std::get_if<event::Unfit>(&line.event.body))
    return Problem{ProblemKind::unfit_body, unfit->why};
  if (matter_of(line.event.body) == Matter::belonging)
    return Problem{ProblemKind::not_allowed, "Whoever the household belongs to moves it."};
  return std::nullopt;
}

Result<AsideAnswer> set_aside(Account const& account, std::vector<Account> const& everybody,
                              Home const& home, AsideLog& aside, ReadModel& model) {
  auto const streams = streams_of(account, Verb::see, everybody, home);
  if (streams.empty())
    return problem(ProblemKind::not_allowed, "This account does not see what was set aside.");
  auto lines = aside.lines(streams, most_lines + 1);
  if (!lines) return std::unexpected(lines.error());
  AsideAnswer answer;
  answer.more = static_cast<std::int64_t>(lines->size()) > most_lines;
  if (answer.more) lines->pop_back();
  auto const names = names_of(*lines, model);
  if (!names) return std::unexpected(names.error());
  std::map<decltype(place_of(lines->front())), AsideGroup> groups;
  for (auto const& line : *lines)
    add(groups.try_emplace(place_of(line), group_of(line)).first->second, line);
  for (auto& [_, group] : groups) {
    if (auto const name = names->find(group.household); name != names->end())
      group.name = name->second;
    answer.groups.push_back(std::move(group));
  }
  std::ranges::stable_sort(answer.groups, [](auto const& one, auto const& other) {
    return std::tuple(other.may, other.to) < std::tuple(one.may, one.to);
  });
  return answer;
}

Result<LetInAnswer> let_in(Account const& account, std::vector<Account> const& everybody,
                           LetInRequest const& request, Home const& home, AsideLog& aside) {
  auto const streams = streams_of(account, Verb::write, everybody, home);
  if (streams.empty()) return problem(ProblemKind::not_allowed, "This account lets nothing in.");
  if (request.lines.size() > static_cast<std::size_t>(most_lines))
    return problem(ProblemKind::too_large, "1,000 lines at once at most.");
  std::set<std::string> hashes;
  for (auto const& hash : request.lines) {
    if (!event::is_hash(hash))
      return problem(ProblemKind::bad_value, "lines: a line is named by its hash.");
    hashes.insert(hash);
  }
  auto left = aside.let_in({hashes.begin(), hashes.end()}, streams, account.user);
  if (!left) return std::unexpected(left.error());
  return LetInAnswer{static_cast<std::int64_t>(hashes.size() - left->size()), std::move(*left)};
}

}  // namespace otor::app
