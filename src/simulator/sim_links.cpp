// SPDX-License-Identifier: Apache-2.0
// What the server holds of the chains of phones, read past every use case, and what `otor verify`
// says of its store.
#include "simulator/sim_server.h"
#include "wire/parted_line.h"

namespace otor::simulator {

std::vector<HeldLink> SimServer::links() {
  return *store().read([](store::Database& database) {
    std::vector<HeldLink> found;
    auto query = database.prepare("SELECT device, seq, hash, line FROM event ORDER BY device, seq");
    query.query();
    while (query.step()) {
      auto const line = wire::parse_strict(query.text(3));
      found.push_back({query.text(0), query.integer(1), query.text(2), std::nullopt});
      if (auto const* prev = line->as_object().if_contains("prev"))
        found.back().prev = prev->as_string().c_str();
    }
    return found;
  });
}

std::optional<std::string> SimServer::hash_at(std::string const& device, std::int64_t seq) {
  return *store().read([&](store::Database& database) {
    auto& query = database.cached("SELECT hash FROM event WHERE device = ?1 AND seq = ?2");
    auto const there = query.query(device, seq).step();
    auto found = there ? std::optional(query.text(0)) : std::nullopt;
    query.reset();
    return found;
  });
}

store::Verdict SimServer::verdict() {
  auto const found = store::verify_opened(folder, most_told);
  if (found) return *found;
  store::Verdict none;
  none.faults.push_back(found.error().detail);
  return none;
}

store::Verdict SimServer::verdict_with(HeldLink const& link, std::string const& hash) {
  auto const put = [&](std::string const& what) {
    (void)store().writer().run([&] {
      store()
          .writing()
          .prepare("UPDATE event SET hash = ?3 WHERE device = ?1 AND seq = ?2")
          .run(link.device, link.seq, what);
    });
  };
  put(hash);
  auto const changed = verdict();
  put(link.hash);
  return changed;
}

}  // namespace otor::simulator
