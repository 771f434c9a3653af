// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who saw and changed whom: rows of ids, words and numbers only, each carrying the hash of the one
// before it. A row is written in the transaction of the write it tells of; of a read, before the
// answer leaves. Whoever rewrites the whole chain contradicts the heads that phones were told.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/hello.h"
#include "app/ports.h"
#include "store/store.h"

namespace otor::store {

/// One row. For a push, and for what was let in that had been set aside, `first` and `last` are the
/// numbers of its events and `detail` is the hash of their hashes; for a pull they are the cursor
/// before and after, for a snapshot 0 and the position it reaches; for an overview `detail` is the
/// days asked for; for cards seen `first` is the day as a number, 20261126, `last` how many cards,
/// `detail` their ids; for what was seen of lines set aside, of
/// who is due a follow-up and in sheets printed for them `detail` is the ids they are about, and of
/// the last two `last` is how many people; of a run of a course and how its learners did `subject`
/// is the run.
struct AuditRow {
  std::int64_t n = 0, at = 0;  // at: ms since 1970
  std::string actor, device;   // actor: an account, or "server" for its command line
  std::string verb, subject, area, classes, reason, detail;  // area: soums, a space between them
  std::int64_t first = 0, last = 0;
  std::string prev, hash;
};

struct AuditHead {
  std::int64_t n = 0;
  std::string hash;
  bool operator==(AuditHead const&) const = default;
};

/// Appends a row; n, prev and hash are made here. On the writer's thread, inside its transaction.
void add_audit(Database& database, AuditRow row);

/// The hash of the hashes of events `first` to `last`.
std::string digest_of_events(Database& database, std::int64_t first, std::int64_t last);

/// What is wrong with the chain, in sentences; nothing where it is whole, names the events that are
/// there and contradicts no witness.
std::vector<std::string> audit_faults(Database& database, std::vector<AuditHead> const& witnesses);

/// What phones were told, one {"n":12,"hash":"…"} a line. Errors: bad_json, bad_value.
Result<std::vector<AuditHead>> read_witnesses(std::string const& text);

/// Whether it tells of events that entered the record.
bool tells_of_events(AuditRow const& row);

/// The day on which cards were seen; "" for a row of anything else.
std::string day_of(AuditRow const& row);

/// {"entries":[{"at":…,"actor":"…","verb":"…","classes":"…","reason":"…"},…]}; a row of cards also
/// has "day", when they were opened: `at` is when the phone told it. An actor who is among `names`
/// has "name".
std::string audit_json(std::vector<AuditRow> const& rows,
                       std::map<std::string, std::string> const& names);

/// The time of this machine, for what is written without a clock of its own.
std::int64_t audit_now();

class SqlAudit {
 public:
  SqlAudit(Store& store, app::Clock const& clock) : store_(store), clock_(clock) {}
  /// Errors: storage; then what was read must not leave.
  Result<void> note(AuditRow row);
  /// Cards that a phone says were opened on it: a row for each day and soum, and none for what it
  /// told before, as an answer may be lost on its way.
  Result<void> note_cards(std::string const& actor, std::string const& device,
                          std::vector<app::CardsSeen> const& cards);
  Result<AuditHead> head();
  /// Every row that tells of this household or person, oldest first; of a push, the classes are the
  /// kinds of what was written about the subject.
  Result<std::vector<AuditRow>> about(std::string const& subject);

 private:
  Store& store_;
  app::Clock const& clock_;
};

}  // namespace otor::store
