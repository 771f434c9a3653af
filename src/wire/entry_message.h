// SPDX-License-Identifier: Apache-2.0
#pragma once
// What was written about a household entry by entry, so that one of them can be taken back as a
// mistake; and what struck a soum.

#include "wire/record_message.h"

namespace otor::wire {

/// Who took something back, when, and why: a code of the codebook or words of her own.
struct TakenBack {
  std::string author, at;
  std::optional<std::string> why;
};
BOOST_DESCRIBE_STRUCT(TakenBack, (), (author, at, why))

/// `entries`: everything about this household that can be taken back, visits the latest first, each
/// with what was told at it; then camps and people.
struct EntriesRequest {
  event::Uuid household;
};
BOOST_DESCRIBE_STRUCT(EntriesRequest, (), (household))

/// `entry_withdrawn` of the `subject` names `entry`, with `over`; where it is taken back already,
/// `entry_restored` with the same brings it back.
struct EntryRow {
  event::Uuid entry, subject;
  std::string kind;  // visit, camp, person, or the kind of the event that told it
  std::optional<event::Uuid> visit, person;
  std::string what;                 // a code, a word of the kind, or words of somebody
  std::optional<std::string> text;  // words beside a code
  std::optional<std::string> by;    // the day it is due
  std::optional<std::int64_t> count;
  std::vector<event::Topic> subjects;
  std::string author, at;
  std::vector<event::Uuid> over;
  std::optional<TakenBack> taken;
  bool with_visit = false;  // counts no more because its visit was taken back
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(EntryRow, (),
                      (entry, subject, kind, visit, person, what, text, by, count, subjects, author,
                       at, over, taken, with_visit, unsafe))

struct EntriesAnswer {
  std::vector<EntryRow> entries;
};
BOOST_DESCRIBE_STRUCT(EntriesAnswer, (), (entries))

/// `shocks`: what was noted in the soums of this account, the latest first. `household`: only what
/// strikes it on that day.
struct ShocksRequest {
  std::string on;
  std::optional<event::Uuid> household;
};
BOOST_DESCRIBE_STRUCT(ShocksRequest, (), (on, household))

/// `shock_noted` with `heads` in `over` puts it right or ends it; `entry_withdrawn` of the `id`
/// itself with `over` takes it back, `entry_restored` with the same brings it back.
struct ShockRow {
  event::Uuid id;
  std::string shock;  // of the codebook
  std::string area;
  std::optional<std::string> bagh;  // absent: the whole soum
  std::string from;
  std::optional<std::string> to;  // the last day
  std::string author, at;
  bool holds = false;  // on the day asked for
  bool differs = false;
  std::vector<event::Uuid> heads, over;
  std::optional<TakenBack> taken;
  std::int64_t unsafe = 0;
};
BOOST_DESCRIBE_STRUCT(ShockRow, (),
                      (id, shock, area, bagh, from, to, author, at, holds, differs, heads, over,
                       taken, unsafe))

struct ShocksAnswer {
  std::vector<ShockRow> shocks;
};
BOOST_DESCRIBE_STRUCT(ShocksAnswer, (), (shocks))

/// `stock`: handbooks of each edition that this account's own words and visits speak of.
struct StockRequest {};
BOOST_DESCRIBE_STRUCT(StockRequest, (), ())

struct StockRow {
  std::string edition;
  std::int64_t received = 0, returned = 0, lost = 0, given = 0;
  std::int64_t left = 0;  // less than none: more were given than were noted
  /// As the department wrote it; absent where it wrote nothing of this edition.
  std::optional<std::int64_t> issued, taken_back;
};
BOOST_DESCRIBE_STRUCT(StockRow, (),
                      (edition, received, returned, lost, given, left, issued, taken_back))

struct StockAnswer {
  std::vector<StockRow> editions;  // by their names
};
BOOST_DESCRIBE_STRUCT(StockAnswer, (), (editions))

}  // namespace otor::wire
