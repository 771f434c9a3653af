// SPDX-License-Identifier: Apache-2.0
#include "cli/access_command.h"

#include <vector>

#include "app/access.h"
#include "base/written.h"
#include "server/api.h"

namespace otor::cli {
namespace {

using app::AccessRow;
using app::Matter;
using app::Scope;
using app::Verb;

std::string words_of(app::Role role) { return boost::describe::enum_to_string(role, "?"); }

std::string words_of(Verb verb) { return boost::describe::enum_to_string(verb, "?"); }

char const* words_of(Scope scope) {
  switch (scope) {
    case Scope::own: return "her own";
    case Scope::areas: return "her soums";
    case Scope::below: return "the soums of her aimags";
    case Scope::department: return "her department";
    case Scope::owned: return "her department, of what is hers to do";
    case Scope::all: break;
  }
  return "everywhere";
}

char const* words_of(Matter matter) {
  switch (matter) {
    case Matter::card: return "facts of households and people";
    case Matter::visit: return "visits";
    case Matter::consent: return "consent and contact";
    case Matter::belonging: return "soum and officer of a household";
    case Matter::link: return "same and withdrawn records";
    case Matter::task: return "tasks";
    case Matter::expense: return "what was spent on the road";
    case Matter::allowance: return "money given for the road, and the word on what was spent";
    case Matter::unknown: return "kinds of a newer program";
    case Matter::record: return "the record";
    case Matter::overview: return "what officers did, visit by visit";
    case Matter::totals: return "totals by soum, small ones withheld";
    case Matter::account: return "accounts";
    case Matter::audit: return "who saw and changed whom";
    case Matter::codes: return "the department's codes and rules";
    case Matter::aside: return "what was set aside";
    case Matter::sheets: return "the sheets of all who are due a follow-up";
    case Matter::worklist: return "what is to be done, family by family";
    case Matter::learning: return "what is learned";
    case Matter::training: return "courses that are held, and what their learners showed";
    case Matter::trained: return "certificates of officers";
    case Matter::figures: return "imported tables of official figures";
    case Matter::lessons: return "what a department learned at its meetings";
    case Matter::followed: return "what came of a decision";
    case Matter::quality: return "whether visits happened: call-backs, and remarks";
    case Matter::stock: return "handbooks that a department got, issued and counted";
    case Matter::views: return "pages of the desk that one gave a name";
    case Matter::phones: return "phones of officers, and that one is lost";
    case Matter::session: break;
  }
  return "the own login";
}

bool same_but_matter(AccessRow const& a, AccessRow const& b) {
  return a.role == b.role && a.verb == b.verb && a.scope == b.scope;
}

/// Neighbours that differ in nothing but the matter share a line.
std::string table() {
  std::string out = "| role | may | what | where |\n|---|---|---|---|\n";
  auto const& rows = app::access_table();
  for (std::size_t at = 0; at < rows.size();) {
    std::vector<std::string> matters;
    auto const& first = rows[at];
    for (; at < rows.size() && same_but_matter(first, rows[at]); ++at)
      matters.emplace_back(words_of(rows[at].matter));
    out += "| " + words_of(first.role) + " | " + words_of(first.verb) + " | " +
           joined(matters, ", ") + " | " + words_of(first.scope) + " |\n";
  }
  return out;
}

std::string routes() {
  std::string out = "| address | needs |\n|---|---|\n";
  for (auto const& route : server::Api::facts()) {
    std::string needs;
    for (auto const need : route.needs) {
      auto const words = words_of(need.verb) + ": " + words_of(need.matter);
      if (needs == words) continue;
      needs += (needs.empty() ? "" : ", or ") + words;
    }
    out += "| `" + std::string(route.method) + " " + std::string(route.path) + "` | " +
           (needs.empty() ? "nothing: open to everybody" : needs) + " |\n";
  }
  return out;
}

}  // namespace

std::string access_page() {
  return "# Who may do what\n\n"
         "Printed by `otor access` from the tables that the program itself asks; a test compares "
         "the two.\nWhat is not listed is not allowed. A disabled account may do nothing.\n\n" +
         table() +
         "\nLines of the record travel whole or not at all. A register number has no field: "
         "of one that is typed\nfrom a card a phone keeps the mark under a key of its aimag, a "
         "personal field that no desk shows; where\nsomebody typed one into a name, the overview "
         "shows its last two digits. There are no areas for\npractice yet, so a trainer sees no "
         "record.\n\n"
         "## What each address asks\n\n"
         "Asked before anything else is done; which soums an answer is about is asked again, soum "
         "by soum.\n\n" +
         routes() +
         "\nBesides these, calculations (`/api/due`, `/api/estimate`, …) and the page's files are "
         "open to everybody:\nthey hold no record.\n";
}

}  // namespace otor::cli
