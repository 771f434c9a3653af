// SPDX-License-Identifier: Apache-2.0
#pragma once
// Call-backs: a head asks a few families, drawn by lot, whether the visit that was recorded
// happened. The draw is an event and is made once for its days and soums; nothing is told of single
// officers. What comes out is a share with its interval, and how many could not be asked.

#include <variant>

#include "app/desk_log.h"
#include "app/subject_log.h"
#include "outreach/remarks.h"
#include "wire/event_line.h"

namespace otor::app {

/// A visit that can be drawn.
struct FrameVisit {
  event::Uuid visit, household;
  std::string area, day;
  bool handbook = false;  // one was noted as given
};

/// A draw, or a try to call; the subject is the draw.
struct CallFact {
  event::Uuid event, draw;
  std::string author;
  event::Stamp when;
  std::vector<event::Uuid> over;
  std::variant<event::CallsDrawn, event::CallNoted> said;
};
std::optional<CallFact> call_fact_of(event::Envelope const& envelope, event::Body const& body,
                                     event::Received const& received);

class CallBackModel {
 public:
  virtual ~CallBackModel() = default;
  /// Visits that stand, in these soums between two days, by id.
  virtual Result<std::vector<FrameVisit>> frame(std::vector<std::string> const& areas,
                                                std::string const& from, std::string const& to) = 0;
  /// Visits at home that stand, in these soums between two days.
  virtual Result<std::vector<outreach::SeenVisit>> seen(std::vector<std::string> const& areas,
                                                        std::string const& from,
                                                        std::string const& to) = 0;
  /// Every draw and every try.
  virtual Result<std::vector<CallFact>> facts() = 0;
};

struct CallBackPorts {
  std::vector<Account> const& everybody;
  std::vector<std::string> const& soums;  // of the deployment
  CallBackModel& model;
  SubjectLog& subjects;
  std::string today;
};

/// After so many tries in vain a family counts as not reached.
inline constexpr std::int64_t tries_in_vain = 3;
/// In thousandths, where nobody says otherwise.
inline constexpr std::int64_t usual_share = 50;
/// Below so many answers no share is told: it would be about single families and officers.
inline constexpr std::int64_t least_answers = 5;

/// Of those who answered yes or no, in thousandths; `low` to `high` with 95 per cent of confidence
/// for all visits it was drawn out of. Absent below `least_answers`.
struct CallShare {
  std::int64_t yes = 0, no = 0, unsure = 0;
  std::optional<std::int64_t> share, low, high;
};
BOOST_DESCRIBE_STRUCT(CallShare, (), (yes, no, unsure, share, low, high))

/// `open`: still to be called. `handbook`: of visits at which one was noted as given.
struct CallDraw {
  event::Uuid draw;
  std::string by, on, seed, from, to;
  std::vector<std::string> areas;
  std::int64_t share = 0, frame = 0, drawn = 0;
  std::int64_t reached = 0, refused = 0, not_reached = 0, open = 0, gone = 0;
  CallShare visited, handbook, content;
};
BOOST_DESCRIBE_STRUCT(CallDraw, (),
                      (draw, by, on, seed, from, to, areas, share, frame, drawn, reached, refused,
                       not_reached, open, gone, visited, handbook, content))

struct CallTry {
  event::Uuid event;
  std::string by, on;
  event::CallOutcome outcome{};
  std::optional<event::Recalled> visited, handbook, content;
};
BOOST_DESCRIBE_STRUCT(CallTry, (), (event, by, on, outcome, visited, handbook, content))

BOOST_DEFINE_ENUM_CLASS(CallState, open, reached, refused, not_reached, gone)

/// A family to call. `telephone` is absent where none is known, where nobody there wishes to be
/// called (`no_calls`), or where nobody there agreed that anything is kept (`no_consent`). `gone`:
/// the visit was withdrawn, or the family erased, since the draw.
struct CallRow {
  event::Uuid visit, household;
  std::string area, day, head;
  std::optional<std::string> telephone;
  bool no_calls = false, no_consent = false, handbook = false;
  CallState state{};
  std::vector<CallTry> tries;
};
BOOST_DESCRIBE_STRUCT(CallRow, (),
                      (visit, household, area, day, head, telephone, no_calls, no_consent, handbook,
                       state, tries))

/// `rows`: of the draw that was asked for. `from` to `to`: the days that were asked for, "" where
/// open; `calls`: tries on these days.
struct QualityDesk {
  std::string today, from, to;
  std::vector<std::string> areas;  // soums that can be drawn in
  std::int64_t usual_share = 0, tries = 0, calls = 0;
  std::vector<CallDraw> draws;  // the latest first
  std::optional<event::Uuid> draw;
  std::vector<CallRow> rows;
};
BOOST_DESCRIBE_STRUCT(QualityDesk, (),
                      (today, from, to, areas, usual_share, tries, calls, draws, draw, rows))

BOOST_DEFINE_ENUM_CLASS(QualityOrderKind, draw, call)

/// `draw`: `seed`, `share`, `from`, `to`, and an `area` (a soum or an aimag) where not all of the
/// head's are meant. `call`: a `draw`, a `visit` of it, `on`, `outcome` and what the family said;
/// with `over`, in the place of tries that were noted wrongly.
struct QualityOrder {
  QualityOrderKind what{};
  event::Uuid key;
  std::optional<std::string> seed, from, to, area, on;
  std::optional<std::int64_t> share;
  std::optional<event::Uuid> draw, visit;
  std::optional<event::CallOutcome> outcome;
  std::optional<event::Recalled> visited, handbook, content;
  std::optional<std::vector<event::Uuid>> over;
};
BOOST_DESCRIBE_STRUCT(QualityOrder, (),
                      (what, key, seed, from, to, area, on, share, draw, visit, outcome, visited,
                       handbook, content, over))

struct QualityOrdered {
  event::Uuid draw;
  std::int64_t written = 0;  // 0: it was, before
};
BOOST_DESCRIBE_STRUCT(QualityOrdered, (), (draw, written))

/// The visits that a seed draws, in the order of the lot: `share` thousandths, rounded up. The same
/// visits in any order give the same.
std::vector<event::Uuid> drawn_from(std::vector<FrameVisit> const& frame, std::string const& seed,
                                    std::int64_t share);

/// What a page of call-backs is asked: days, both included and "" where open, and a draw whose
/// families are told.
struct QualityQuestion {
  std::string from, to;
  std::optional<event::Uuid> draw;
};

/// Whole draws: those made on these days, those of which somebody was called on them, and the one
/// that is asked for. Errors: not_found for a draw that the head does not see; bad_month and
/// bad_value for what are no days in order; storage.
Result<QualityDesk> quality_desk(Account const& account, QualityQuestion const& question,
                                 CallBackPorts const& ports);

struct QualityEvents {
  event::Uuid draw;
  std::vector<DeskEvent> events;
};

/// Errors: missing_key, bad_value (days that were drawn in before, fewer than five visits),
/// bad_month, not_found, storage.
Result<QualityEvents> events_of(QualityOrder const& order, Account const& account,
                                CallBackPorts const& ports);

}  // namespace otor::app
