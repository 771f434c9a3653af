// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the page's door and the command line share about findings and questions: who works, what
// codes are called, which soums an account may have counted, files of the tables, and what the
// audit is told.

#include "app/findings_desk.h"
#include "app/hello.h"
#include "app/theme.h"
#include "store/audit.h"

namespace otor::server {

BOOST_DEFINE_ENUM_CLASS(FindingsTable, findings, questions, told)
BOOST_DEFINE_ENUM_CLASS(FindingsForm, csv, json)

struct FindingsRoom {
  std::vector<app::Area> areas;
  std::vector<app::Aimag> aimags;
  std::vector<app::Account> working, all;
  outreach::Codebook codebook;
  Date today;
  bool made_up = false;

  app::FindingsWords words(Language language) const {
    return {areas, aimags, all, codebook, language, made_up};
  }
};

/// Errors: storage; bad_value for codebooks that cannot stand beside each other.
Result<FindingsRoom> findings_room(store::Store& store, std::int64_t now_ms);

/// Soums that are counted for an account, and whether it may see totals only; none where it may see
/// nothing of it.
struct CountedSoums {
  std::vector<std::string> soums;
  bool totals = false;
};
CountedSoums counted_soums(app::Account const& account, app::Home const& home);
/// Soums of whose families it may read what was said and who was told what.
std::vector<std::string> read_soums(app::Account const& account, app::Home const& home);

/// Errors: bad_value for a word that divides nothing.
Result<app::FindingsBy> findings_by(std::string_view word);

/// A table as a file.
std::string findings_file(app::FindingsAnswer const& answer, FindingsTable table, FindingsForm form,
                          app::FindingsWords const& words);
std::string told_old_file(app::ToldOldAnswer const& answer, FindingsForm form,
                          app::FindingsWords const& words);

/// That these families were seen on the list of those who were told an old answer.
store::AuditRow row_of_told(app::ToldOldAnswer const& answer, std::string actor);
/// That what was typed at visits to these families was read.
store::AuditRow row_of_notes(app::NotesAnswer const& answer, std::string actor);

}  // namespace otor::server
