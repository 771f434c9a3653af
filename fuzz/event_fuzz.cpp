// SPDX-License-Identifier: Apache-2.0
// Lines of events, one per line of the input: whatever comes, it is read and folded without a
// crash, what is accepted is canonical, parted it comes together again and its open part is read as
// its kind, and the order of arrival changes nothing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "outreach/follow_up.h"
#include "wire/codebook.h"
#include "wire/event_line.h"
#include "wire/event_scan.h"
#include "wire/parted_line.h"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

std::string written(std::string_view text) {
  auto const value = otor::wire::parse_strict(text);
  std::string out;
  must(value && otor::wire::write_canonical(out, *value));
  return out;
}

std::vector<otor::outreach::Rule> const& rules() {
  static auto const book = *otor::wire::read_codebook(otor::outreach::default_codebook());
  return book.rules;
}

std::string seen(otor::outreach::Book const& book) {
  std::string text;
  for (auto const* household : book.households()) {
    text += text_of(household->id) + (household->differs() ? "!" : ".");
    for (auto const& held : household->fields) {
      if (held.shown() != nullptr) otor::wire::write(text, held.shown()->value);
    }
    text += std::to_string(book.members(*household).size()) +
            std::to_string(household->held_visits().size());
  }
  for (auto const& task :
       otor::outreach::tasks(book, rules(), {otor::month_of(2026, 11), 23}, {})) {
    text += task.rule + text_of(task.due) + task.owner;
  }
  return text;
}

void part(otor::event::Event const& event) {
  auto const parted = otor::wire::part(event.line);
  must(otor::wire::joined(parted.open, parted.closed) == event.line);
  must(otor::wire::owner_of(parted.open) == otor::wire::owner_of(event.line));
  auto const open = otor::wire::read_open(parted.open);
  must(open.has_value());
  bool const fits = !std::holds_alternative<otor::event::Unfit>(event.body);
  must(!fits || open->body.index() == event.body.index());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<char const*>(data), size);
  std::vector<otor::event::Event> events;
  while (!rest.empty()) {
    auto const line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (otor::wire::check_canonical(line)) must(written(line) == line);
    auto event = otor::wire::read_event_text(std::string(line));
    if (!event) continue;
    must(otor::wire::read_line(event->line).has_value());
    part(*event);
    events.push_back(std::move(*event));
  }
  otor::outreach::Book forth;
  otor::outreach::Book back;
  for (auto const& event : events) forth.take(event, {}, false);
  // Of two events with one id the first holds; without such, the order of arrival is of no account.
  if (forth.size() != events.size()) return 0;
  for (auto event = events.rbegin(); event != events.rend(); ++event) back.take(*event, {}, false);
  must(seen(forth) == seen(back));
  return 0;
}
