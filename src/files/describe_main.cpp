// SPDX-License-Identifier: Apache-2.0
// otor_describe OUT_DIR: the interface, told to others. Run by cmake/Generated.cmake.
//   OUT_DIR/openapi.json       the whole HTTP interface, OpenAPI 3.1
//   OUT_DIR/openapi.cpp        the same, built in (wire/openapi.h)
//   OUT_DIR/web/messages.ts    the messages of the core as TypeScript types
//   OUT_DIR/web/documents.ts   the documents that the page draws, the same way

#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/access.h"
#include "app/area_map.h"
#include "app/due_pile.h"
#include "app/families.h"
#include "app/figure_import.h"
#include "app/hand_over.h"
#include "app/handbook_desk.h"
#include "app/hello.h"
#include "app/load.h"
#include "app/login.h"
#include "app/call_backs.h"
#include "app/coverage.h"
#include "app/rollout.h"
#include "app/staying.h"
#include "app/findings_desk.h"
#include "app/money_totals.h"
#include "app/own_key.h"
#include "app/programme.h"
#include "app/remarks_desk.h"
#include "app/report.h"
#include "app/phones.h"
#include "app/saved_view.h"
#include "app/shelf.h"
#include "app/set_aside.h"
#include "app/theme.h"
#include "app/waits.h"
#include "app/worklist_totals.h"
#include "files/made_files.h"
#include "files/openapi_operation.h"
#include "files/openapi_schemas.h"
#include "wire/course_message.h"
#include "wire/schema.h"
#include "wire/reflection_message.h"
#include "wire/remark_message.h"
#include "wire/training_message.h"

namespace otor::files {
namespace {

using wire::Direction;
using wire::Shapes;

std::vector<Operation> calculations(Shapes& shapes) {
  using namespace wire;
  return {
      call<DueRequest, DueAnswer>(shapes, "due", "What one month costs"),
      call<EstimateRequest, EstimateAnswer>(shapes, "estimate",
                                            "When a pension can be drawn, and how much"),
      call<OutlookRequest, OutlookAnswer>(shapes, "outlook",
                                          "The seven questions a herder asks, at once"),
      call<OutlookRequest, CostAnswer>(shapes, "cost", "What do I pay?"),
      call<OutlookRequest, LaterAnswer>(shapes, "later", "What if I begin later?"),
      call<OutlookRequest, MoreAnswer>(shapes, "more", "What if I declare more?"),
      call<OutlookRequest, MissedAnswer>(shapes, "missed", "What if I miss months?"),
      call<OutlookRequest, CoverAnswer>(shapes, "cover", "What am I covered for?"),
      call<OutlookRequest, NeverAnswer>(shapes, "never", "What if I never pay?"),
      call<LawRequest, LawAnswer>(shapes, "law", "The law that computes, with its sources"),
  };
}

constexpr std::string_view day = R"({"type":"string","format":"date"})";
constexpr std::string_view count = R"({"type":"integer","minimum":0})";

std::string page_parameters() {
  return parameter("after", count) + "," + parameter("limit", count);
}

std::string text_parameters(std::initializer_list<char const*> names) {
  std::string all;
  for (auto const* name : names)
    all += (all.empty() ? "" : ",") + parameter(name, R"({"type":"string"})");
  return all;
}

std::string report_parameters() {
  return text_parameters({"name", "format", "from", "on", "area", "scheme", "officer", "lang"});
}

/// A list of visits is of an area, an officer, a question, a finding.
std::string of_overview() {
  return parameter("from", day) + "," + parameter("to", day) + "," + page_parameters() + "," +
         text_parameters({"area", "officer", "asked", "finding"});
}

/// What a head asks on her page.
std::vector<Operation> desk(Shapes& shapes) {
  auto const* const text = R"({"type":"string"})";
  auto const views = shapes.of<app::SavedViews>(Direction::answer).schema;
  return {
      {"/api/head/overview", "get", "Soums, officers and visits of a time", of_overview()},
      {"/api/head/seen", "get", "Who saw and changed one household or person",
       parameter("subject", R"({"type":"string","format":"uuid"})")},
      {"/api/head/aside", "get", "What was set aside, by phone, household and reason", "", "",
       shapes.of<app::AsideAnswer>(Direction::answer).schema},
      {"/api/head/let_in", "post", "Lets lines into the record that were set aside", "",
       shapes.of<app::LetInRequest>(Direction::request).schema,
       shapes.of<app::LetInAnswer>(Direction::answer).schema},
      {"/api/head/due", "get", "Who is due a follow-up, by soum and officer, and who is left out",
       parameter("areas", R"({"type":"string"})") + "," + parameter("until", day), "",
       shapes.of<app::PileAnswer>(Direction::answer).schema},
      {"/api/head/sheets", "post", "A sheet for each of them as one PDF", "",
       shapes.of<app::SheetsRequest>(Direction::request).schema,
       R"({"type":"string","format":"binary"})", false, "application/pdf"},
      {"/api/head/allowance", "get",
       "Money for the road: every officer's account and what waits for a word; with `officer`, the "
       "book of one, as AllowanceBook",
       parameter("scheme", text) + "," + parameter("officer", text), "",
       shapes.of<app::MoneyDesk>(Direction::answer).schema},
      {"/api/head/allowance", "post", "Pay, take back a rest, review, close a period", "",
       shapes.of<app::MoneyOrder>(Direction::request).schema},
      {"/api/totals/allowance", "get",
       "Money for the road in totals of aimags, and what a household reached came to",
       parameter("scheme", text), "", shapes.of<app::MoneyTotals>(Direction::answer).schema},
      {"/api/head/receipt", "get", "The picture of a receipt",
       parameter("expense", R"({"type":"string","format":"uuid"})"), "",
       R"({"type":"string","format":"binary"})", false, "image/jpeg"},
      {"/api/head/reports", "get", "The reports there are, with what each counts",
       parameter("lang", text), "", shapes.of<app::ListedReports>(Direction::answer).schema},
      {"/api/head/report", "get",
       "A report of what was done, or of money for the road, as a file; `format`: json, csv, xlsx, "
       "pdf, dhis2, geojson or package",
       report_parameters(), "", R"({"type":"string","format":"binary"})", false,
       "application/octet-stream"},
      {"/api/desk/views", "get", "Pages of the desk that one gave a name", "", "", views},
      {"/api/desk/views", "post", "Keep a page under a name, rename it, forget it", "",
       shapes.of<app::ViewOrder>(Direction::request).schema, views},
  };
}

/// Handbooks of a department and its officers.
std::vector<Operation> handbooks(Shapes& shapes) {
  return {
      {"/api/head/handbooks", "get",
       "Handbooks of each edition: what the department and its officers wrote of these days beside "
       "each other, what was given, and what is left as of today",
       parameter("from", day) + "," + parameter("to", day), "",
       shapes.of<app::Handbooks>(Direction::answer).schema},
      {"/api/head/handbooks", "post",
       "Write what the department received, issued, took back, lost or counted; put it right", "",
       shapes.of<app::HandbookOrder>(Direction::request).schema,
       shapes.of<app::HandbooksOrdered>(Direction::answer).schema},
  };
}

/// Phones of officers.
std::vector<Operation> covered(Shapes& shapes) {
  std::string const text = R"({"type":"string"})";
  return {
      {"/api/head/coverage", "get",
       "Where coverage stands by area: figures with day and source, target, change and its parts; "
       "of each aimag its soums by how many households were visited, which is no experiment",
       parameter("measure", text) + "," + parameter("from", day) + "," + parameter("to", day), "",
       shapes.of<app::Coverage>(Direction::answer).schema},
      {"/api/head/map", "get",
       "The outlines of these soums for a map; `soums`: their codes, with commas between",
       parameter("soums", text) + "," + parameter("lang", text), "",
       shapes.of<app::AreaMap>(Direction::answer).schema},
      {"/api/head/staying", "get",
       "Of those who begin, the share that is still insured after so many months, by area; `area`: "
       "the one whose curve is told month by month; `kind`: herder or voluntary",
       parameter("area", text) + "," + parameter("kind", text), "",
       shapes.of<app::Staying>(Direction::answer).schema},
      {"/api/head/rollout", "get",
       "Soums in waves, drawn by lot; `lot`: a word or a number, the same one gives the same "
       "waves; "
       "`form`: csv for the table of the analysis",
       parameter("area", text) + "," + parameter("measure", text) + "," + parameter("lot", text) +
           "," + parameter("first", text) + "," + parameter("waves", text) + "," +
           parameter("before", text) + "," + parameter("between", text) + "," +
           parameter("form", text),
       "", shapes.of<app::Rollout>(Direction::answer).schema},
  };
}

std::vector<Operation> phones(Shapes& shapes) {
  auto const phones = shapes.of<app::OfficerPhones>(Direction::answer).schema;
  return {
      {"/api/phones", "get", "One's own phones; a head's officers'", "", "", phones},
      {"/api/phones/lost", "post",
       "Give a phone up as lost: every session of its account ends, and it is given nothing more",
       "", shapes.of<app::LostPhone>(Direction::request).schema, phones},
  };
}

/// Tables of official figures. The file is the body; the rest is said in the query.
std::vector<Operation> figures(Shapes& shapes) {
  std::string said;
  for (auto const* name : {"indicator", "as_of", "source", "address", "file", "columns", "header",
                           "encoding", "separator", "sheet"}) {
    if (!said.empty()) said += ',';
    said += parameter(name, R"({"type":"string"})");
  }
  auto const key = parameter("key", R"({"type":"string"})");
  std::string const binary = R"({"type":"string","format":"binary"})";
  auto const taken = shapes.of<app::FigureImport>(Direction::answer).schema;
  return {
      {"/api/head/figures", "get",
       "What can be imported, and every set that was; with `set`, its figures, as FigureRows",
       parameter("set", R"({"type":"string"})"), "",
       shapes.of<app::FigureList>(Direction::answer).schema},
      {"/api/head/figures/check", "post",
       "A table tried: how it is understood, and every reason row by row why it cannot be imported",
       said, binary, taken},
      {"/api/head/figures/import", "post",
       "The same, and imported where nothing is wrong; under one `key` once", said + "," + key,
       binary, taken},
      {"/api/head/figures/undo", "post", "Marks a set as undone; nothing is deleted", "",
       shapes.of<app::UndoFigures>(Direction::request).schema},
  };
}

/// What a department learned, and whether its visits happened.
std::vector<Operation> lessons(Shapes& shapes) {
  auto const meeting = parameter("meeting", R"({"type":"string","format":"uuid"})");
  auto const area = parameter("area", R"({"type":"string","pattern":"^[0-9]{3}$"})");
  auto const form = parameter("form", R"({"type":"string"})");
  auto const months =
      parameter("from", R"({"type":"string"})") + "," + parameter("to", R"({"type":"string"})");
  auto const draw = parameter("draw", R"({"type":"string","format":"uuid"})");
  auto const language = parameter("lang", R"({"type":"string"})");
  return {
      {"/api/head/lessons", "get",
       "Meetings and decisions that are open; with `meeting`, one whole, as MeetingPage, or in the "
       "`form` pdf its minutes",
       area + "," + meeting + "," + form + "," + language, "",
       shapes.of<wire::LessonsDesk>(Direction::answer).schema},
      {"/api/head/lessons", "post",
       "Note a meeting, a point, evidence, a decision, what came of it; take something back", "",
       shapes.of<wire::LessonOrder>(Direction::request).schema,
       shapes.of<wire::LessonOrdered>(Direction::answer).schema},
      {"/api/head/quality", "get",
       "Call-backs: what was drawn, what came of it; with `draw`, the families to call",
       draw + "," + parameter("from", day) + "," + parameter("to", day), "",
       shapes.of<app::QualityDesk>(Direction::answer).schema},
      {"/api/head/remarks", "get",
       "Remarks on visits of some months, that were explained or that officers have had for days",
       months, "", shapes.of<app::RemarksDesk>(Direction::answer).schema},
      {"/api/head/quality", "post", "Draw visits to call back, note a call", "",
       shapes.of<app::QualityOrder>(Direction::request).schema,
       shapes.of<app::QualityOrdered>(Direction::answer).schema},
  };
}

/// What is to be done for families.
std::vector<Operation> follow_up(Shapes& shapes) {
  auto const filters =
      page_parameters() + "," +
      text_parameters({"area", "bagh", "officer", "reason", "state", "order", "form", "lang"});
  auto const whose =
      page_parameters() + "," + text_parameters({"area", "bagh", "officer", "stage", "unseen"});
  auto const answer = shapes.of<app::WorklistAnswer>(Direction::answer).schema;
  auto const families = shapes.of<app::FamiliesAnswer>(Direction::answer).schema;
  return {
      {"/api/head/worklist", "get",
       "What is to be done, filtered, counted and paged; `form`: csv for all of it as a file",
       filters, "", answer},
      {"/api/head/worklist/find", "post", "The same of families by the name of their head", filters,
       shapes.of<app::WorklistSearch>(Direction::request).schema, answer},
      {"/api/head/worklist", "post", "Hand families over to an officer", "",
       shapes.of<app::HandOver>(Direction::request).schema,
       shapes.of<app::HandedOver>(Direction::answer).schema},
      {"/api/head/waits", "get", "What waits for a head, in numbers", "", "",
       shapes.of<app::Waits>(Direction::answer).schema},
      {"/api/head/families", "get", "Families, filtered, counted and paged", whose, "", families},
      {"/api/head/families/find", "post",
       "The same by the name of anybody who belongs to them, the better it fits the sooner", whose,
       shapes.of<app::WorklistSearch>(Direction::request).schema, families},
      {"/api/head/family", "get", "All that is known of one family",
       text_parameters({"household"})},
      {"/api/head/load", "get", "How much each officer has to do", text_parameters({"from", "to"}),
       "", shapes.of<app::Load>(Direction::answer).schema},
      {"/api/totals/worklist", "get", "What is to be done in totals of aimags", "", "",
       shapes.of<app::WorklistTotals>(Direction::answer).schema},
  };
}

/// What herders say and ask.
std::vector<Operation> heard(Shapes& shapes) {
  std::string const word = R"({"type":"string"})";
  auto const words = [&](std::initializer_list<char const*> names) {
    std::string all;
    for (auto const* name : names) all += (all.empty() ? "" : ",") + parameter(name, word);
    return all;
  };
  auto const themes = shapes.of<app::ThemeList>(Direction::answer).schema;
  return {
      {"/api/head/findings", "get",
       "What herders say and ask, counted with intervals, and each question with its answer; "
       "`form`: csv for a `table`, findings or questions",
       words({"area", "from", "to", "by", "form", "table", "lang"}), "",
       shapes.of<app::FindingsDesk>(Direction::answer).schema},
      {"/api/head/findings/told", "get",
       "Families who were told an answer that is another on a day; `form`: csv for all of it",
       page_parameters() + "," + words({"area", "question", "on", "form", "lang"}), "",
       shapes.of<app::ToldOldAnswer>(Direction::answer).schema},
      {"/api/head/findings/notes", "post", "What officers typed where no code says it", "",
       shapes.of<app::NotesQuestion>(Direction::request).schema,
       shapes.of<app::NotesAnswer>(Direction::answer).schema},
      {"/api/head/findings/themes", "get", "Codes that heads added", "", "", themes},
      {"/api/head/findings/themes", "post", "Add a code, or put its titles right", "",
       shapes.of<app::ThemeOrder>(Direction::request).schema, themes},
  };
}

/// Training that is held.
std::vector<Operation> training(Shapes& shapes) {
  std::string const binary = R"({"type":"string","format":"binary"})";
  auto const run = parameter("run", R"({"type":"string","format":"uuid"})");
  auto const number = parameter("number", R"({"type":"string"})");
  auto const language = parameter("lang", R"({"type":"string"})");
  return {
      {"/api/training", "get", "Runs that one is invited to, and one's certificates", "", "",
       shapes.of<wire::MyTraining>(Direction::answer).schema},
      {"/api/trainer/runs", "get",
       "Runs of courses, who can be invited, who trained whom; with `run`, one whole, as RunDesk",
       run, "", shapes.of<wire::TrainerDesk>(Direction::answer).schema},
      {"/api/trainer/runs", "post",
       "Plan a run, move it on, invite, note attendance and practice, give certificates", "",
       shapes.of<wire::TrainingOrder>(Direction::request).schema,
       shapes.of<wire::TrainingOrdered>(Direction::answer).schema},
      {"/api/training/calendar", "get", "A run for the calendar of a telephone",
       run + "," + language, "", std::string(object), false, "text/calendar"},
      {"/api/training/certificate", "get", "One's own certificate on paper",
       number + "," + language, "", binary, false, "application/pdf"},
      {"/api/trainer/calendar", "get", "The same of any run", run + "," + language, "",
       std::string(object), false, "text/calendar"},
      {"/api/trainer/certificate", "get", "Any certificate on paper", number + "," + language, "",
       binary, false, "application/pdf"},
      {"/api/head/training", "get", "Officers and the certificates they hold", "", "",
       shapes.of<wire::TrainedOfficers>(Direction::answer).schema},
      {"/api/totals/training", "get", "Training in totals of aimags, and what it changed", "", "",
       shapes.of<wire::TrainingTotals>(Direction::answer).schema},
      {"/api/certificate", "get", "Whether a certificate holds", number + "," + language, "",
       shapes.of<wire::CertificateSeen>(Direction::answer).schema, true},
  };
}

std::vector<Operation> records(Shapes& shapes) {
  auto const by_hand = [&](char const* name, std::string_view schema) {
    return shapes.add(name, std::string(schema), "").schema;
  };
  auto const page = page_parameters();
  auto const device = parameter("device", R"({"type":"string","format":"uuid"})");
  auto const soum = parameter("area", R"({"type":"string","pattern":"^[0-9]{5}$"})");
  by_hand("Problem", problem_schema);
  by_hand("Event", event_schema);
  wire::declare_language(shapes);
  auto const login = shapes.of<app::LoginRequest>(Direction::request).schema;
  auto const programme = shapes.of<app::Programme>(Direction::answer).schema;
  shapes.of<app::Role>(Direction::answer);
  auto const account = by_hand("SignedIn", account_schema);
  return {
      {"/api/login", "post", "Sign in", "", login, account, true},
      {"/api/logout", "post", "Sign out"},
      {"/api/me", "get", "Who is signed in", "", "", account},
      {"/api/devices", "post", "A phone meets its server: time, lease, recovery key", "",
       shapes.of<app::MeetRequest>(Direction::request).schema,
       shapes.of<app::MeetAnswer>(Direction::answer).schema},
      {"/api/devices/recover", "post", "PIN forgotten: the own key, sealed back to the phone", "",
       shapes.of<app::RecoverRequest>(Direction::request).schema,
       by_hand("Recovered", recovered_schema), true},
      {"/api/devices/lost", "get", "Whether a phone was given up as lost", device, "",
       std::string(object), true},
      {"/api/sync/hello", "post", "Before anything is sent: where phone and server stand", "",
       shapes.of<app::HelloRequest>(Direction::request).schema,
       shapes.of<app::HelloAnswer>(Direction::answer).schema},
      {"/api/sync/push", "post", "Bring events home", "", by_hand("Push", push_schema),
       by_hand("Receipts", receipts_schema)},
      {"/api/sync/pull", "get", "What the account may see, in order; a page has 1 to 5,000 events",
       page + "," + device, "", by_hand("Pulled", pulled_schema)},
      {"/api/sync/snapshot", "get", "A soum's record as one file, whole or from a byte on (Range)",
       soum + "," + parameter("at", count) + "," + device, "",
       R"({"type":"string","format":"binary"})", false, "application/octet-stream"},
      {"/api/areas", "get", "The soums of the deployment", "", "", std::string(object), true},
      {"/api/programme", "get", "What the department settles, from when", "", "", programme, true},
      {"/api/handbook", "get", "The department's own handbook", "", "", std::string(object), true},
      {"/api/codebook", "get", "What the department added to the codebook, for log_open"},
      {"/api/openapi.json", "get", "This description", "", "", std::string(object), true},
      {"/healthz", "get", "Alive", "", "", std::string(object), true},
      {"/readyz", "get", "The store answers", "", "", std::string(object), true},
      {"/metrics", "get", "Counts for Prometheus", "", "", R"({"type":"string"})", true,
       "text/plain"},
  };
}

std::string openapi_of(std::vector<std::vector<Operation>> const& lists, Shapes const& shapes) {
  std::map<std::string, std::string> by_path;
  for (auto const& list : lists) {
    for (auto const& operation : list) {
      auto& held = by_path[operation.path];
      held += (held.empty() ? "" : ",") + text_of(operation);
    }
  }
  std::string paths;
  for (auto const& [path, held] : by_path)
    paths += (paths.empty() ? "" : ",") + wire::detail::quoted(path) + ":{" + held + "}";
  return R"({"openapi":"3.1.0","info":{"title":"otor","version":"1","description":"A body has at )"
         R"(most 8 MiB, packed or not, an event 64 KiB, a header 16 KiB. 413 and 431 say what is )"
         R"(too large; 429 and 503 say in Retry-After when to ask again.","license":{"name":)"
         R"("Apache-2.0","identifier":"Apache-2.0"}},"security":[{"bearer":[]},{"cookie":[]}],)"
         R"("components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"},)"
         R"("cookie":{"type":"apiKey","in":"cookie","name":"otor_session"}},"schemas":)" +
         shapes.components() + "},\"paths\":{" + paths + "}}";
}

template <class... Types>
void declare(Shapes& shapes, Direction direction) {
  (shapes.of<Types>(direction), ...);
}

int describe(std::filesystem::path const& out) {
  Shapes shapes;
  auto const called = calculations(shapes);
  // These types are the page's too.
  declare<app::SheetsRequest, app::MoneyOrder, wire::AllowanceRequest, wire::ExpenseCheckRequest,
          wire::OwnTrainingRequest, wire::OtherNowRequest>(shapes, Direction::request);
  declare<app::AreaMap, app::Programme, app::PileAnswer, app::MoneyDesk, app::MoneyTotals,
          app::Coverage, app::Staying, app::FigureRows, wire::AllowanceAnswer, wire::RemarksAnswer,
          wire::ExpenseCheckAnswer, wire::RunDesk, wire::MeetingPage, wire::OwnTraining,
          wire::OtherNowAnswer>(shapes, Direction::answer);
  Shapes papers;
  wire::declare_papers(papers);
  wire::declare_courses(papers);
  std::string const made = "// Made from the described messages of the core. Do not edit.\n\n";
  auto const openapi = openapi_of(
      {called, records(shapes), desk(shapes), handbooks(shapes), covered(shapes), figures(shapes),
       lessons(shapes), follow_up(shapes), heard(shapes), training(shapes), phones(shapes)},
      shapes);
  bool const good =
      write_made(out / "openapi.json", openapi + "\n") &&
      write_made(out / "openapi.cpp", text_source(openapi, "the described messages",
                                                  "wire/openapi.h", "wire", "openapi")) &&
      write_made(out / "web" / "messages.ts", made + shapes.typescript()) &&
      write_made(out / "web" / "documents.ts", made + papers.typescript());
  return good ? 0 : 1;
}

}  // namespace
}  // namespace otor::files

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: otor_describe OUT_DIR\n";
    return 2;
  }
  return otor::files::describe(words[1]);
}
