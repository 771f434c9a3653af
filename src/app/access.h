// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who may do what, as data: role × matter -> see, write or count, each with a scope. Every
// endpoint, stream and report asks `may`; no other code decides about access. What is not in the
// table is not allowed. docs/access.md is this table in words.

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "event/body.h"

namespace otor::app {

enum class Role { officer, head, trainer, programme, administrator };
BOOST_DESCRIBE_ENUM(Role, officer, head, trainer, programme, administrator)

/// An account holder as access sees her. `areas` are soum codes of five digits for an officer,
/// aimag codes of three for a head; the others need none.
struct Account {
  std::string user, name;
  Role role = Role::officer;
  std::vector<std::string> areas;
  bool made_up = false;
};

enum class Verb { see, write, count };
BOOST_DESCRIBE_ENUM(Verb, see, write, count)

/// What is seen, written or counted. The first nine are the kinds of events, by group.
enum class Matter {
  card,       // facts of households and people
  visit,      // what happened at a visit, and what was promised there
  consent,    // what may be kept, and how people may be contacted
  belonging,  // which soum and which officer a household has
  link,       // what is the same, and what was withdrawn
  task,       // tasks closed and put off
  expense,    // what an officer spent on the road
  allowance,  // money given for it, and what was said of what was spent
  unknown,    // kinds of a newer program: carried, never read
  record,     // these together: to see it is to see every line whole, to write it, some of them
  overview,   // what officers did, visit by visit
  totals,     // figures per soum; small cells are withheld by the report
  account,    // logins
  audit,      // who saw and changed whom
  codes,      // the department's own codes and rules
  aside,      // what was set aside: to write it is to let it into the record
  sheets,     // the sheets of all who are due a follow-up, and who they are
  worklist,   // what is to be done, family by family; to write it is to hand families over
  learning,   // what somebody learned: lessons, tests, days attended
  training,   // courses that are held: plans, invitations, attendance, certificates
  trained,    // which officers hold which certificates
  figures,    // imported tables of official figures, and what they say of areas
  lessons,    // what a department learned: meetings, points, decisions
  followed,   // what came of a decision
  quality,    // whether visits happened: call-backs drawn by lot, and remarks
  stock,      // handbooks that a department got, gave its officers and counted
  views,      // pages of the desk that one gave a name
  phones,     // phones of officers; to write it is to give one up as lost
  session,    // one's own login
};
BOOST_DESCRIBE_ENUM(Matter, card, visit, consent, belonging, link, task, expense, allowance,
                    unknown, record, overview, totals, account, audit, codes, aside, sheets,
                    worklist, learning, training, trained, figures, lessons, followed, quality,
                    stock, views, phones, session)

/// `own`: in no soum, but in the stream of whoever writes (event/training_body.h). `department`: in
/// that of the department (event/reflection_body.h), whose head or officer somebody is. `owned`: in
/// that too, but only of what is hers to do.
enum class Scope { own, areas, below, department, owned, all };
BOOST_DESCRIBE_ENUM(Scope, own, areas, below, department, owned, all)

/// One line of the table.
struct AccessRow {
  Role role;
  Matter matter;
  Verb verb;
  Scope scope;
};

/// The whole table, in its order.
std::vector<AccessRow> const& access_table();

/// The group of a kind. A kind in no group does not compile.
Matter matter_of(event::Body const& body);

/// Whether the account may do this in the area of a soum ("18301").
bool may(Account const& account, Verb verb, Matter matter, std::string_view area);

/// Whether it may, but only of what is its own to do there (scope `owned`).
bool only_owned(Account const& account, Verb verb, Matter matter, std::string_view area);

/// Whether there is any area at all in which it may.
bool may_anywhere(Account const& account, Verb verb, Matter matter);

/// Those of `all` in which it may, in their order.
std::vector<std::string> areas_for(Account const& account, Verb verb, Matter matter,
                                   std::span<std::string const> all);

/// Departments (codes of aimags) of these soums in whose stream it may, in their order.
std::vector<std::string> departments_of(Account const& account, Verb verb, Matter matter,
                                        std::span<std::string const> soums);

/// Those whose lessons the account may read.
std::vector<std::string> departments_of(Account const& account, std::span<std::string const> soums);

}  // namespace otor::app
