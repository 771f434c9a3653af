// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox.h"

#include <utility>

namespace otor::sync {

void Outbox::written(event::Uuid id, std::int64_t seq, std::string line) {
  if (is_safe(id) || seqs_.contains(id)) return;
  seqs_.emplace(id, seq);
  waiting_.emplace(std::pair(seq, id), std::move(line));
}

void Outbox::receipt(event::Uuid id, Status status) {
  auto const [known, fresh] = receipts_.emplace(id, status);
  if (!fresh && !sync::is_safe(known->second)) known->second = status;
  if (!sync::is_safe(status)) return;
  auto const seq = seqs_.find(id);
  if (seq == seqs_.end()) return;
  waiting_.erase({seq->second, id});
  seqs_.erase(seq);
}

bool Outbox::is_safe(event::Uuid id) const {
  auto const found = receipts_.find(id);
  return found != receipts_.end() && sync::is_safe(found->second);
}

std::optional<Status> Outbox::status_of(event::Uuid id) const {
  auto const found = receipts_.find(id);
  if (found == receipts_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string const*> Outbox::lines() const {
  std::vector<std::string const*> lines;
  lines.reserve(waiting_.size());
  for (auto const& [place, line] : waiting_) lines.push_back(&line);
  return lines;
}

}  // namespace otor::sync
