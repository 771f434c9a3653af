// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a department learned from its work, at the desk: its meetings, one of them whole, and the
// orders that note something. Who may not see records is given no link to one, and no figure of
// fewer than five.

#include <functional>
#include <map>

#include "app/accounts.h"
#include "app/desk_log.h"
#include "wire/reflection_message.h"

namespace otor::app {

/// Below this a figure is about somebody: it is neither told to whoever sees no records nor kept
/// as evidence, which phones of the whole department carry.
inline constexpr std::int64_t least_told = 5;

/// A figure as it stands now.
struct Counted {
  std::int64_t count = 0;
  std::optional<std::int64_t> of;
  std::optional<std::string> as_of;
};

/// A visit, or a household where no visit is named, as the record knows it.
struct LinkedRecord {
  std::string area;
  std::optional<std::string> day;
};

class ReflectionModel {
 public:
  virtual ~ReflectionModel() = default;
  /// What was said in the streams of these departments and soums. What was erased is not in it.
  virtual Result<std::vector<reflection::Fact>> facts(std::vector<std::string> const& areas) = 0;
  /// How many visits that stand there are in these soums between two days; of `what` finding or
  /// question, those at which this code was noted.
  virtual Result<std::int64_t> visits_with(event::EvidenceKind what, std::string const& code,
                                           std::vector<std::string> const& areas,
                                           std::string const& from, std::string const& to) = 0;
  /// Nothing where these soums know no such visit or household.
  virtual Result<std::optional<LinkedRecord>> record(event::Uuid household,
                                                     std::optional<event::Uuid> visit,
                                                     std::vector<std::string> const& areas) = 0;
  /// Of the last event of the log.
  virtual Result<std::int64_t> position() = 0;
};

struct LessonPorts {
  std::vector<Account> const& everybody;  // for their names
  std::vector<Account> const& working;
  std::vector<std::string> const& soums;  // of the deployment
  wire::CountedNames const& names;
  ReflectionModel& model;
  std::string today;
  /// A figure of coverage in an area, as the reader's own page of it tells now; nothing where none
  /// is told. Errors: not_found for a measure there is not; storage.
  std::function<Result<std::optional<Counted>>(std::string const& measure, std::string const& area)>
      coverage;
};

/// Departments whose lessons the account is told, in the order of the soums. The programme is told
/// of every one.
std::vector<std::string> departments_for(Account const& account,
                                         std::vector<std::string> const& soums);

/// `area` "": every department that the account sees. Errors: not_found for one that it does not;
/// storage.
Result<wire::LessonsDesk> lessons_desk(Account const& account, std::string const& area,
                                       LessonPorts const& ports);
/// Errors: not_found; storage.
Result<wire::MeetingPage> meeting_page(Account const& account, event::Uuid meeting,
                                       LessonPorts const& ports);

/// The events of an order, and the meeting they are about. No events: it was carried out before.
struct LessonEvents {
  event::Uuid meeting;
  std::vector<DeskEvent> events;
};

/// Errors: missing_key, bad_value, bad_month for a day that is none, not_found, not_allowed,
/// storage.
Result<LessonEvents> events_of(wire::LessonOrder const& order, Account const& account,
                               LessonPorts const& ports);

/// A meeting as the account sees it, with the facts that it follows from. Errors: not_found.
struct FoundMeeting {
  reflection::Meeting meeting;
  std::vector<reflection::Fact> facts;
};
Result<FoundMeeting> meeting_of(Account const& account, event::Uuid meeting,
                                LessonPorts const& ports);

}  // namespace otor::app
