// SPDX-License-Identifier: Apache-2.0
// A line that does not follow from the one before it on its phone is told with its receipt, as
// often as it is sent, and in the audit; and `verify` tells such a line from one that was changed.
#include "simulator/observer.h"
#include "simulator/told.h"

namespace otor::simulator {

namespace {

[[noreturn]] void broken(std::string what) { throw Broken{std::move(what)}; }

/// By a second reading of the rule: `before` is the hash of the line in front of it, if it is held.
bool hangs_loose(std::int64_t seq, std::optional<std::string> const& prev,
                 std::optional<std::string> const& before) {
  if (!prev) return false;
  if (seq == 1) return !prev->empty();
  return before && *before != *prev;
}

bool says_prev(wire::json::value const& receipt) {
  auto const* problem = receipt.as_object().if_contains("problem");
  return problem != nullptr && text(*problem, "detail").starts_with("prev: ");
}

/// In the order of device and seq: those that do not follow from the one before them.
std::vector<HeldLink> loose_in(std::vector<HeldLink> const& held) {
  std::vector<HeldLink> found;
  HeldLink const* last = nullptr;
  for (auto const& link : held) {
    bool const next = last != nullptr && last->device == link.device && last->seq == link.seq - 1;
    auto const before = next ? std::optional(last->hash) : std::nullopt;
    if (hangs_loose(link.seq, link.prev, before)) found.push_back(link);
    last = &link;
  }
  return found;
}

}  // namespace

void Observer::check_told(SimServer& server, std::vector<wire::json::value> const& lines,
                          std::vector<wire::json::value> const& receipts) {
  std::set<std::string> in_record, loose;
  for (auto const& receipt : receipts) {
    auto const status = text(receipt, "status");
    if (status == "stored" || status == "already_stored") in_record.insert(text(receipt, "id"));
    if (says_prev(receipt)) loose.insert(text(receipt, "id"));
  }
  for (auto const& line : lines) {
    auto const id = text(line, "id");
    if (!in_record.contains(id)) continue;
    auto const seq = line.at("seq").as_int64();
    auto const* prev = line.as_object().if_contains("prev");
    bool const hangs =
        hangs_loose(seq, prev != nullptr ? std::optional(text(line, "prev")) : std::nullopt,
                    server.hash_at(text(line, "device"), seq - 1));
    if (hangs && !loose.contains(id)) broken("a broken link is not told with its receipt: " + id);
    if (!hangs && loose.contains(id)) broken("a link that is whole is told as broken: " + id);
  }
}

void Observer::check_sound(SimServer& server) {
  auto const verdict = server.verdict();
  if (!verdict.sound()) broken("the store is not sound: " + verdict.faults.front());
  auto const held = server.links();
  auto const loose = loose_in(held);
  std::size_t told = 0;
  for (auto const& note : verdict.notes) told += note.find("as it came: audit row") != note.npos;
  if (told != loose.size()) broken("verify names other broken links than there are");
  if (held.empty()) return;
  // Whoever changes a line is told of, also where a break is known.
  auto const& changed = loose.empty() ? held.front() : loose.front();
  if (server.verdict_with(changed, std::string(22, 'A')).sound())
    broken("a line was changed, and the store is called sound");
}

}  // namespace otor::simulator
