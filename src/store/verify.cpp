// SPDX-License-Identifier: Apache-2.0
#include "store/verify.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "store/audit_about.h"
#include "store/broken_links.h"
#include "store/feeding.h"
#include "store/kept_line.h"
#include "store/kept_visits.h"
#include "store/money_books.h"
#include "store/schema.h"
#include "store/sql_event_log.h"
#include "store/sql_figures.h"
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
  Chains(Verdict& verdict, Sentences& notes, Sentences& faults, KnownBreaks known)
      : verdict_(verdict), notes_(notes), faults_(faults), known_(std::move(known)) {}

  /// Events come device by device, each in the order of seq; `n` is the number of the event.
  void take(event::Envelope const& event, std::string const& hash, std::int64_t n) {
    if (device_ != event.device) {
      device_ = event.device;
      before_.reset();
      ++verdict_.devices;
    }
    auto const expected = before_ ? before_->seq + 1 : 1;
    if (event.seq > expected) {
      notes_.add(name() + std::to_string(expected) +
                 (event.seq - 1 > expected ? " to " + std::to_string(event.seq - 1) : "") +
                 " never came");
    }
    auto const link = link_of(event, before_);
    if (link == event::Link::unchained) ++verdict_.unchained;
    if (link == event::Link::broken) broken(event.seq, hash, n);
    before_ = event::Before{event.seq, hash};
    before_n_ = n;
  }

  /// A row that tells of a break where none is speaks of another line than the one that is there.
  void end() {
    for (auto const row : known_.left())
      faults_.add("audit row " + std::to_string(row) + " tells of a broken link that is not there");
  }

 private:
  std::string name() const { return "device " + text_of(device_) + ": "; }

  void broken(std::int64_t seq, std::string const& hash, std::int64_t n) {
    bool const first = seq == 1;
    BrokenLink const link{text_of(device_), seq, first ? std::string() : before_->hash, hash};
    auto const row = known_.explain(link, first ? n : std::max(n, before_n_));
    auto const told =
        name() + "event " + std::to_string(seq) + " does not follow from the one before it";
    if (row == 0) return faults_.add(told);
    notes_.add(told + ", as it came: audit row " + std::to_string(row));
  }

  Verdict& verdict_;
  Sentences& notes_;
  Sentences& faults_;
  KnownBreaks known_;
  event::Uuid device_;
  std::optional<event::Before> before_;
  std::int64_t before_n_ = 0;
};

std::int64_t number(Database& database, std::string_view sql) {
  auto query = database.prepare(sql);
  query.query().step();
  return query.integer(0);
}

/// Looks at one moment of a store. What follows from the record is made again in temporary tables,
/// whose names come before those of the store.
class Looking {
 public:
  Looking(std::string const& folder, Verdict& verdict, std::size_t most)
      : verdict_(verdict), notes_(verdict.notes, most), faults_(verdict.faults, most),
        database_(Database::open(store_file(folder), Access::read_only)) {
    // More than memory should hold; and a temporary table cannot point at a row of the store.
    database_.run(
        "PRAGMA temp_store=FILE; PRAGMA temp.cache_size=-65536; PRAGMA foreign_keys=OFF; BEGIN");
    if (number(database_, "PRAGMA user_version") != schema_version ||
        !meta(database_, plain_meta).empty()) {
      throw StorageError("It was made by an older otor and is not sealed yet: serve it once.");
    }
    keys_ = Keyring::look(keys_file(folder), meta(database_, keyring_meta));
    whole_ = meta(database_, read_model_shape_meta) == read_model_shape &&
             meta(database_, read_model_through_meta) == last_event() &&
             copy_shapes(read_model_tables, Indexes::none) &&
             copy_shapes(feeding_tables, Indexes::same) && copy_indexes(booking_indexes) &&
             copy_indexes(visit_indexes) && has("audit_about");
  }

  void look(std::vector<AuditHead> const& witnesses) {
    file();
    events();
    quarantine();
    feed();
    audit(witnesses);
    figures();
    if (!whole_) {
      notes_.add("an older program wrote this store: what it does not keep was not compared");
      return;
    }
    made_again();
    if (has("audit")) named();
    for (auto const table : read_model_tables) same_rows(table, "*");
    // A position is not compared: an event fed late stands behind those fed in its absence.
    for (auto const table : feeding_tables) same_rows(table, table == "feed" ? "event, area" : "*");
  }

 private:
  std::string last_event() {
    return std::to_string(number(database_, "SELECT coalesce(max(n), 0) FROM event"));
  }

  bool has(std::string_view table) {
    auto found = database_.prepare("SELECT 1 FROM main.sqlite_master WHERE name = ?1");
    return found.query(table).step();
  }

  /// What is only written and compared needs none.
  enum class Indexes { none, same };
  /// False where the store lacks one of the tables.
  bool copy_shapes(auto const& tables, Indexes indexes) {
    for (auto const table : tables) {
      auto shapes = database_.prepare(
          "SELECT type, sql FROM main.sqlite_master WHERE tbl_name = ?1 AND sql IS NOT NULL ORDER "
          "BY type DESC");
      shapes.query(table);
      std::vector<std::string> copies;
      while (shapes.step()) {
        if (shapes.view(0) == "table" || indexes == Indexes::same)
          copies.push_back(temporary(shapes));
      }
      if (copies.empty()) return false;
      for (auto const& copy : copies) database_.run(copy);
    }
    return true;
  }

  /// By which rows are looked for while others are made. False where the store lacks one.
  bool copy_indexes(auto const& indexes) {
    for (auto const index : indexes) {
      auto shape = database_.prepare("SELECT type, sql FROM main.sqlite_master WHERE name = ?1");
      if (!shape.query(index).step()) return false;
      database_.run(temporary(shape));
    }
    return true;
  }

  /// What makes a temporary copy of a table or an index, from its type and its SQL.
  static std::string temporary(Statement const& shape) {
    auto const rest = shape.text(1).substr(("CREATE " + shape.text(0) + " ").size());
    return shape.view(0) == "table" ? "CREATE TEMP TABLE " + rest : "CREATE INDEX temp." + rest;
  }

  void made_again() {
    auto rows = database_.prepare(
        "SELECT e.line, e.n, e.received, e.skew, d.bound_ms FROM main.event e LEFT JOIN "
        "main.device d ON d.id = e.device ORDER BY e.n");
    rows.query();
    Feeding feeding(database_);
    while (rows.step()) {
      auto const event = wire::read_open(rows.text(0));
      if (!event) continue;
      add_to_read_model(database_, rows.text(0), received_in(rows, 2));
      feeding.feed_again(*event, rows.integer(1));
    }
  }

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
        "SELECT id, device, seq, hash, line, sealed, n FROM main.event ORDER BY device, seq");
    rows.query();
    Chains chains(verdict_, notes_, faults_, has("audit") ? KnownBreaks(database_) : KnownBreaks());
    while (rows.step()) {
      ++verdict_.events;
      auto const name = "event " + rows.text(0);
      auto const open = wire::read_open(rows.text(4));
      if (!open) {
        faults_.add(name + ": " + open.error().detail);
        continue;
      }
      same_columns(rows, open->envelope);
      same_line(name, rows.text(4), sealed_in(rows, 5), rows.view(3));
      chains.take(open->envelope, rows.text(3), rows.integer(6));
    }
    chains.end();
  }

  void same_columns(Statement const& row, event::Envelope const& envelope) {
    if (row.view(0) != text_of(envelope.id) || row.view(1) != text_of(envelope.device) ||
        row.integer(2) != envelope.seq) {
      faults_.add("event " + row.text(0) + ": it is kept under another name than its line says");
    }
  }

  /// The hash of an erased line is taken as it stands: nobody can reckon it any more. The chain and
  /// the audit still vouch for it.
  void same_line(std::string const& name, std::string open, std::optional<std::string> sealed,
                 std::string_view hash, wire::Parting parting = wire::Parting::by_class) {
    if (!wire::part(open, parting).closed.empty())
      faults_.add(name + ": what is about somebody is not sealed");
    bool const emptied = sealed && sealed->empty();
    auto const opened = guarded([&] { return opened_line(*keys_, std::move(open), sealed, hash); });
    if (!opened) return faults_.add(name + ": " + opened.error().detail);
    if (opened->erased) {
      ++verdict_.erased;
      if (!emptied)
        notes_.add(name + ": its key is gone, and the row is emptied when it is opened");
    } else if (hash != event::hash_of(opened->line)) {
      faults_.add(name + ": its line was changed");
    }
  }

  void quarantine() {
    auto rows = database_.prepare("SELECT id, hash, line, sealed FROM main.quarantine");
    rows.query();
    while (rows.step()) {
      ++verdict_.quarantined;
      same_line("kept aside, " + rows.text(0), rows.text(2), sealed_in(rows, 3), rows.view(1),
                wire::Parting::whole_body);
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
    if (!has("audit")) {
      notes_.add("there is no audit: no program that keeps one has opened this store");
      if (!witnesses.empty()) faults_.add("phones were told of an audit, and there is none");
      return;
    }
    verdict_.audited = number(database_, "SELECT count(*) FROM main.audit");
    for (auto const& fault : audit_faults(database_, witnesses)) faults_.add(fault);
  }

  void named() {
    for (auto const& fault : audit_about_faults(database_)) faults_.add(fault);
  }

  void figures() {
    if (!has("figure")) return;  // an older program wrote this store
    for (auto const& fault : figure_faults(database_)) faults_.add(fault);
  }

  /// How many rows stand more often than they should, of tables that hold the same.
  std::int64_t twice(std::string_view table) {
    auto const rows = [&](std::string const& in) {
      return number(database_, "SELECT count(*) FROM " + in + "." + std::string(table));
    };
    return rows("main") - rows("temp");
  }

  void same_rows(std::string_view table, std::string_view columns) {
    auto const rows_of = [&](std::string const& in) {
      return "SELECT " + std::string(columns) + " FROM " + in + "." + std::string(table);
    };
    auto const only = [&](std::string const& in, std::string const& not_in) {
      return number(database_,
                    "SELECT count(*) FROM (" + rows_of(in) + " EXCEPT " + rows_of(not_in) + ")");
    };
    auto wrong = only("main", "temp"), missing = only("temp", "main");
    if (wrong + missing == 0 && columns == "*") wrong = twice(table);
    if (wrong + missing == 0) return;
    faults_.add("the read model: " + std::to_string(wrong) + " rows of " + std::string(table) +
                " do not follow from the record, " + std::to_string(missing) + " are missing");
  }

  Verdict& verdict_;
  Sentences notes_, faults_;
  Database database_;
  std::unique_ptr<Keyring> keys_;
  bool whole_ = true;
};

}  // namespace

Result<Verdict> verify(std::string const& folder, std::size_t most,
                       std::vector<AuditHead> const& witnesses) {
  if (!std::filesystem::exists(store_file(folder)))
    return problem(ProblemKind::bad_value, "\"" + folder + "\" holds no store.");
  return verify_opened(folder, most, witnesses);
}

Result<Verdict> verify_opened(std::string const& folder, std::size_t most,
                              std::vector<AuditHead> const& witnesses) {
  return guarded([&] {
    Verdict verdict;
    Looking(folder, verdict, most).look(witnesses);
    return verdict;
  });
}

}  // namespace otor::store
