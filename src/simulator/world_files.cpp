// SPDX-License-Identifier: Apache-2.0
// What comes late: the file of a phone on somebody's stick, its receipts on the way back, and the
// present program on a phone that had an older one.
#include <algorithm>

#include "app/receipts.h"
#include "simulator/living_world.h"
#include "simulator/sim_keys.h"

namespace otor::simulator {

namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;

/// Somebody wrote into the file: another signature stands under one of its lines.
void meddle(std::string& file, std::uint64_t draw) {
  constexpr std::string_view begins = "\"sig\":\"";
  std::vector<std::size_t> places;
  for (auto at = file.find(begins); at != file.npos; at = file.find(begins, at + 1))
    places.push_back(at + begins.size());
  if (!places.empty()) file[places[draw % places.size()]] = 'x';
}

}  // namespace

// Some phones have no key yet, and tell none.
void World::begin_with(Phone& phone, std::size_t number) {
  if (has(Fault::carried)) {
    phone.carries =
        one_in(5, "unsigned", number) ? Phone::Carries::unsigned_rows : Phone::Carries::signed_rows;
  }
  if (has(Fault::app_update) && !one_in(4, "newer program", number)) phone.program = Program::older;
}

// Hours or days.
std::int64_t World::on_the_road(std::size_t number) {
  auto const longest = one_in(3, "far", number) ? 3 * day_ms : 12 * hour_ms;
  return minute_ms +
         static_cast<std::int64_t>(draw("road", number) % static_cast<std::uint64_t>(longest));
}

// Giving it out needs no PIN and no tab.
void World::carry(std::size_t number) {
  auto& standing = phones_[number];
  for (auto const& file : standing.phone->unsent_files(wall(standing))) {
    if (one_in(6, "file lost", number)) continue;
    auto const copies = one_in(4, "file twice", number) ? 2 : 1;
    for (int copy = 0; copy < copies; ++copy) {
      Coming coming{clock_.now + on_the_road(number),
                    0,
                    Coming::What::file_to_server,
                    number,
                    0,
                    {"", "", "", file},
                    {},
                    0};
      auto& text = coming.request.body;
      if (one_in(6, "file changed", number)) meddle(text, draw("which", number));
      if (one_in(3, "file torn", number)) text.resize(draw("where torn", number) % text.size());
      push(std::move(coming));
    }
  }
}

void World::file_arrives(Coming const& coming) {
  auto const& file = coming.request.body;
  auto const before = server_.up() ? Observer::there_of(server_, file) : std::set<std::string>();
  auto const taken = server_.up() ? server_.take_file(file) : std::nullopt;
  if (!server_.up()) {  // whoever brought it tries again
    come_up_again();
    Coming again = coming;
    again.at = clock_.now + hour_ms;
    return push(std::move(again));
  }
  if (!taken) return Observer::file_refused(server_, file, before);
  ++outcome_.files;
  auto const block = *app::receipts_block(taken->receipts, PlainSigner());
  observer_.file_taken(server_, file, *taken, block);
  hand_out_receipts(coming, block);
}

// One file serves several phones, and is now and then brought to the wrong one.
void World::hand_out_receipts(Coming const& of, std::string const& block) {
  auto const number = of.phone;
  blocks_.push_back(block);
  if (one_in(4, "receipts lost", number)) return;
  Coming back = of;
  back.what = Coming::What::receipts_to_phone;
  back.at = clock_.now + on_the_road(number);
  auto& text = back.answer.body;
  auto const others = std::min<std::size_t>(blocks_.size() - 1, draw("others", number) % 3);
  for (auto at = blocks_.size() - 1 - others; at < blocks_.size(); ++at) text += blocks_[at];
  if (one_in(6, "receipts torn", number)) text.resize(draw("where torn", number) % text.size());
  if (one_in(8, "wrong phone", number)) back.phone = draw("whose", number) % phones_.size();
  push(std::move(back));
}

// A pass that is under way ends first.
void World::receipts_arrive(Coming const& coming) {
  auto const number = coming.phone;
  reopen(number);
  auto& standing = phones_[number];
  if (!standing.phone->is_open() || !standing.phone->store.content().account) return;
  if (standing.phone->syncing()) {
    Coming again = coming;
    again.at = clock_.now + minute_ms;
    return push(std::move(again));
  }
  on_phone(number, [&](Phone& phone) {
    observer_.receipts_reached(number, phone, coming.answer.body);
    outcome_.believed += phone.take_receipts_file(coming.answer.body);
  });
}

// At any moment: while a form is open, with a line half kept, or in the middle of the next pass.
void World::update(std::size_t number, std::uint64_t draw) {
  auto& standing = phones_[number];
  if (standing.phone->program == Program::present) return;
  standing.updates = true;
  if (draw % 3 == 0) return replace_program(number);
  if (draw % 3 == 1) {
    standing.phone->store.die_at(1 + static_cast<std::int64_t>(draw / 3 % 3), draw / 9 % 2 == 0);
  }
}

void World::replace_program(std::size_t number) {
  auto& standing = phones_[number];
  standing.updates = false;
  if (standing.phone->program == Program::present) return;
  standing.phone->closed();
  standing.waiting_for = 0;
  ++outcome_.updates;
  on_phone(number, [](Phone& phone) {
    phone.update();
    phone.open();
  });
}

}  // namespace otor::simulator
