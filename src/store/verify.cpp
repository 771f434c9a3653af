// SPDX-License-Identifier: Apache-2.0
#include "store/verify.h"

#include <filesystem>
#include <optional>

#include "store/sql_event_log.h"
#include "store/store.h"
#include "wire/event_line.h"

namespace otor::store {

namespace {

/// Keeps the first few sentences and counts the rest.
class Sentences {
 public:
  Sentences(std::vector<std::string>& kept, std::size_t most) : kept_(kept), most_(most) {}
  ~Sentences() {
    if (more_ > 0) kept_.push_back("and " + std::to_string(more_) + " more");
  }
  Sentences(Sentences const&) = delete;
  Sentences& operator=(Sentences const&) = delete;
  void add(std::string sentence) {
    if (kept_.size() < most_) {
      kept_.push_back(std::move(sentence));
    } else {
      ++more_;
    }
  }

 private:
  std::vector<std::string>& kept_;
  std::size_t most_;
  std::int64_t more_ = 0;
};

/// Follows the lines of the devices one after another.
class Chains {
 public:
  Chains(Verdict& verdict, Sentences& notes, Sentences& faults)
      : verdict_(verdict), notes_(notes), faults_(faults) {}

  /// Events come device by device, each in the order of seq.
  void take(event::Envelope const& event, std::string const& hash) {
    if (device_ != event.device) {
      device_ = event.device;
      before_.reset();
      ++verdict_.devices;
    }
    auto const expected = before_ ? before_->seq + 1 : 1;
    if (event.seq > expected) {
      notes_.add("device " + text_of(event.device) + ": " + std::to_string(expected) +
                 (event.seq - 1 > expected ? " to " + std::to_string(event.seq - 1) : "") +
                 " never came");
    }
    auto const link = link_of(event, before_);
    if (link == event::Link::unchained) ++verdict_.unchained;
    if (link == event::Link::broken) {
      faults_.add("device " + text_of(event.device) + ": event " + std::to_string(event.seq) +
                  " does not follow from the one before it");
    }
    before_ = event::Before{event.seq, hash};
  }

 private:
  Verdict& verdict_;
  Sentences& notes_;
  Sentences& faults_;
  event::Uuid device_;
  std::optional<event::Before> before_;
};

std::int64_t number(Database& database, std::string_view sql) {
  auto query = database.prepare(sql);
  query.query().step();
  return query.integer(0);
}

/// Looks at one moment of a store. The read model is made again in temporary tables, whose names
/// come before those of the store.
class Looking {
 public:
  Looking(std::string const& path, Verdict& verdict, std::size_t most)
      : verdict_(verdict), notes_(verdict.notes, most), faults_(verdict.faults, most),
        database_(Database::open(path, Access::read_only)) {
    database_.run("BEGIN");
    for (auto const table : read_model_tables) {
      database_.run("CREATE TEMP TABLE " + std::string(table) + " AS SELECT * FROM main." +
                    std::string(table) + " WHERE false");
    }
  }

  void look(std::vector<AuditHead> const& witnesses) {
    file();
    events();
    quarantine();
    feed();
    audit(witnesses);
    for (auto const table : read_model_tables) same_rows(std::string(table));
  }

 private:
  void file() {
    auto check = database_.prepare("PRAGMA main.integrity_check");
    check.query();
    while (check.step()) {
      if (check.view(0) != "ok") faults_.add("the file: " + check.text(0));
    }
    auto keys = database_.prepare("PRAGMA main.foreign_key_check");
    keys.query();
    while (keys.step()) faults_.add("a row of " + keys.text(0) + " points at nothing");
  }

  void events() {
    auto rows = database_.prepare(
        "SELECT e.id, e.device, e.seq, e.hash, e.line, e.received, e.skew, d.bound_ms FROM "
        "main.event e LEFT JOIN main.device d ON d.id = e.device ORDER BY e.device, "
        "e.seq");
    rows.query();
    Chains chains(verdict_, notes_, faults_);
    while (rows.step()) {
      ++verdict_.events;
      auto const event = wire::read_line(rows.text(4));
      if (!event) {
        faults_.add("event " + rows.text(0) + ": " + event.error().detail);
        continue;
      }
      same_columns(rows, *event);
      chains.take(event->envelope, rows.text(3));
      std::optional<std::int64_t> registered;
      if (!rows.null(7)) registered = rows.integer(7);
      add_to_read_model(database_, *event, {rows.integer(5), rows.integer(6), registered});
    }
  }

  void same_columns(Statement const& row, event::Event const& event) {
    auto const& envelope = event.envelope;
    if (row.view(3) != event::hash_of(event.line))
      faults_.add("event " + row.text(0) + ": its line was changed");
    if (row.view(0) != text_of(envelope.id) || row.view(1) != text_of(envelope.device) ||
        row.integer(2) != envelope.seq) {
      faults_.add("event " + row.text(0) + ": it is kept under another name than its line says");
    }
  }

  void quarantine() {
    auto rows = database_.prepare("SELECT id, hash, line FROM main.quarantine");
    rows.query();
    while (rows.step()) {
      ++verdict_.quarantined;
      if (rows.view(1) != event::hash_of(rows.view(2)))
        faults_.add("kept aside, " + rows.text(0) + ": its line was changed");
    }
  }

  void feed() {
    verdict_.positions = number(database_, "SELECT count(*) FROM main.feed");
    auto const last = number(database_, "SELECT coalesce(max(position), 0) FROM main.feed");
    if (last != verdict_.positions)
      faults_.add("the feed has " + std::to_string(verdict_.positions) + " positions up to " +
                  std::to_string(last));
    auto const unseen = number(
        database_, "SELECT count(*) FROM main.event WHERE n NOT IN (SELECT event FROM main.feed)");
    if (unseen > 0) faults_.add(std::to_string(unseen) + " events are in no feed");
  }

  void audit(std::vector<AuditHead> const& witnesses) {
    if (number(database_, "SELECT count(*) FROM main.sqlite_master WHERE name = 'audit'") == 0) {
      notes_.add("there is no audit: no program that keeps one has opened this store");
      if (!witnesses.empty()) faults_.add("phones were told of an audit, and there is none");
      return;
    }
    verdict_.audited = number(database_, "SELECT count(*) FROM main.audit");
    for (auto const& fault : audit_faults(database_, witnesses)) faults_.add(fault);
  }

  void same_rows(std::string const& table) {
    auto const only = [&](std::string const& in, std::string const& not_in) {
      return number(database_, "SELECT count(*) FROM (SELECT * FROM " + in + "." + table +
                                   " EXCEPT SELECT * FROM " + not_in + "." + table + ")");
    };
    auto const wrong = only("main", "temp"), missing = only("temp", "main");
    if (wrong + missing == 0) return;
    faults_.add("the read model: " + std::to_string(wrong) + " rows of " + table +
                " do not follow from the record, " + std::to_string(missing) + " are missing");
  }

  Verdict& verdict_;
  Sentences notes_, faults_;
  Database database_;
};

}  // namespace

Result<Verdict> verify(std::string const& folder, std::size_t most,
                       std::vector<AuditHead> const& witnesses) {
  if (!std::filesystem::exists(store_file(folder)))
    return problem(ProblemKind::bad_value, "\"" + folder + "\" holds no store.");
  return guarded([&] {
    Verdict verdict;
    Looking(store_file(folder), verdict, most).look(witnesses);
    return verdict;
  });
}

}  // namespace otor::store
