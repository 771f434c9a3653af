// SPDX-License-Identifier: Apache-2.0
#pragma once
// What lessons are told from, kept together while it is used.

#include "app/lessons.h"
#include "app/minutes_text.h"
#include "server/coverage_room.h"
#include "store/audit.h"
#include "store/sql_reflection.h"

namespace otor::server {

class LessonRoom {
 public:
  /// `store` and `clock` outlive it. Errors: storage.
  static Result<LessonRoom> open(store::Store& store, app::Clock const& clock);

  Result<wire::LessonsDesk> desk(app::Account const& account, std::string const& area);
  Result<wire::MeetingPage> page(app::Account const& account, event::Uuid meeting);
  Result<app::LessonEvents> events(wire::LessonOrder const& order, app::Account const& account);
  /// The minutes of a meeting. Errors: as of `page`.
  Result<handbook::Document> minutes(app::Account const& account, event::Uuid meeting,
                                     Language language);

 private:
  LessonRoom(store::Store& store, CoverageRoom coverage)
      : store_(store), coverage_(std::move(coverage)), model_(store) {}
  app::LessonPorts ports(app::Account const& account);

  store::Store& store_;
  CoverageRoom coverage_;
  store::SqlReflection model_;
  std::vector<app::Account> everybody_, working_;
  wire::CountedNames names_;
  std::vector<app::Area> areas_;
  std::string today_;
};

/// That visits and households were pointed at; without detail where the page tells of none.
store::AuditRow row_of_links(wire::MeetingPage const& page, std::string actor);

}  // namespace otor::server
