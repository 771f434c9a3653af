// SPDX-License-Identifier: Apache-2.0
// The program `otor`: reads the command line and calls one command. Exit codes: 0 done; 1 the data
// says no (with a problem on standard error); 2 wrong usage.

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include "app/due.h"
#include "app/outlook.h"
#include "cli/access_command.h"
#include "cli/audit_command.h"
#include "cli/bundle_command.h"
#include "cli/coverage_command.h"
#include "cli/device_command.h"
#include "cli/erase_command.h"
#include "cli/data_option.h"
#include "cli/figures_command.h"
#include "cli/findings_command.h"
#include "cli/estimate_page.h"
#include "cli/document_command.h"
#include "cli/handbook_command.h"
#include "cli/init_command.h"
#include "cli/json_lines.h"
#include "cli/law_command.h"
#include "cli/person_form.h"
#include "cli/serve_command.h"
#include "cli/lessons_command.h"
#include "cli/pile_command.h"
#include "cli/quality_command.h"
#include "cli/report_command.h"
#include "cli/sheet_command.h"
#include "cli/store_command.h"
#include "cli/user_command.h"
#include "cli/worklist_command.h"

namespace otor::cli {
namespace {

constexpr int done = 0, data_says_no = 1, wrong_usage = 2;

struct Options {
  std::string law, directory, name, month, file, other, language;
  bool json = false, brief = false;
  PersonForm person;
  DueForm due;
  ServeOptions serve;
  InitOptions init;
  StoreOptions store;
  UserOptions user;
  DeviceOptions device;
  BundleOptions bundle;
  SheetOptions sheet;
  PileOptions pile;
  FiguresOptions figures;
  HandbookOptions handbook;
  bool check = false;
};

Result<app::LawInForce> law_of(Options const& options) {
  auto pack = chosen_law(options.law);
  if (!pack) return std::unexpected(pack.error());
  return app::LawInForce::of(std::move(*pack));
}

int say_no(Problem const& problem) {
  std::cerr << "otor: " << code(problem.kind) << ": " << problem.detail << "\n";
  return data_says_no;
}

template <class Command>
int with_law(Options const& options, Command command) {
  auto const law = law_of(options);
  return law ? command(*law) : say_no(law.error());
}

int answer_json(char const* call, Options const& options) {
  return with_law(options, [&](app::LawInForce const& law) {
    auto const explained = options.brief ? app::Explained::no : app::Explained::yes;
    return answer_lines(call, explained, law, stdin, stdout);
  });
}

Month this_month() {
  auto const now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  return month_of(parts.tm_year + 1900, parts.tm_mon + 1);
}

// The language asked for, else that of the locale.
Language chosen_language(std::string const& asked) {
  if (!asked.empty()) return language_of(asked);
  for (char const* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    char const* locale = std::getenv(name);
    if (locale != nullptr && *locale != '\0') return language_of(locale);
  }
  return Language::mn;
}

// A page for a person: reads the words of `form`, answers with `use_case`, and draws the answer.
template <class Form>
int show_page(Form const& form, Options const& options, auto use_case, auto page) {
  auto const request = request_of(form, this_month());
  if (!request) return say_no(request.error()), wrong_usage;
  return with_law(options, [&](app::LawInForce const& law) {
    auto const answer = use_case(*request, law);
    if (!answer) return say_no(answer.error());
    std::cout << page(*request, *answer, chosen_language(options.language), law.law);
    return std::cout.flush() ? done : data_says_no;
  });
}

void add_common(CLI::App* command, Options& options) {
  command->add_flag("--json", options.json, "Read one JSON request a line");
  command->add_option("--law", options.law, "Compute with this law pack or folder");
  command->add_option("--lang", options.language, "Language of the page")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
}

void add_due(CLI::App& program, Options& options, int& exit_code) {
  auto* due =
      program.add_subcommand("due", "What one month costs: a page, or JSON lines in, answers out");
  add_common(due, options);
  due->add_option("--month", options.due.month, "The month, such as 2026-12; this one if not said");
  due->add_option("--as", options.due.as, "voluntary, herder, mother or disabled_child_parent");
  due->add_option("--income", options.due.income, "Income declared a month, or minimum");
  due->add_option("--share-used", options.due.share_used,
                  "Herder months since 2024-01 before this one");
  due->callback([&] {
    exit_code = options.json ? answer_json("due", options)
                             : show_page(options.due, options, app::due, due_page);
  });
}

void add_estimate(CLI::App& program, Options& options, int& exit_code) {
  auto& person = options.person;
  auto* estimate = program.add_subcommand(
      "estimate", "When a pension can be drawn, and how much: a page, or JSON lines");
  add_common(estimate, options);
  estimate->add_flag("--brief", options.brief, "With --json: leave the steps out")->needs("--json");
  estimate->add_option("--sex", person.sex, "female or male")
      ->check(CLI::IsMember({"female", "male"}));
  estimate->add_option("--born", person.born, "Birth, such as 1996-03");
  estimate->add_option("--on", person.on, "The month asked about; this one if not said");
  estimate->add_option("--children", person.children, "Children raised");
  estimate->add_option("--paid", person.paid,
                       "Paid before: 2018-01..2019-12:herder:320000, as often as needed");
  auto* start = estimate->add_option("--start", person.start, "First month to be paid");
  estimate->add_option("--until", person.until, "Last month to be paid")->needs(start);
  estimate->add_option("--as", person.as, "voluntary, herder, mother or disabled_child_parent")
      ->needs(start);
  estimate->add_option("--income", person.income, "Income declared a month, or minimum")
      ->needs(start);
  estimate->add_option("--sheep", person.sheep, "Price of one sheep: prices are told in sheep too");
  estimate->callback([&] {
    if (options.json) {
      exit_code = answer_json("estimate", options);
      return;
    }
    if (person.sex.empty() || person.born.empty())
      throw CLI::RequiredError("--sex and --born, or --json,");
    exit_code = show_page(person, options, app::outlook, estimate_page);
  });
}

void add_sheet(CLI::App& program, Options& options, int& exit_code) {
  auto* sheet = program.add_subcommand(
      "sheet", "Personal sheets as PDF: one JSON request a line in, a sheet each out");
  sheet->add_option("-o", options.sheet.file, "Where to write it; - for standard output")
      ->required();
  sheet->add_option("--paper", options.sheet.paper, "a4 or a5")->check(CLI::IsMember({"a4", "a5"}));
  sheet->add_option("--address", options.sheet.page,
                    "Address of the public calculator, for the code on the sheet");
  sheet->add_option("--law", options.law, "Compute with this law pack or folder");
  sheet->add_option("--lang", options.language, "Language of the sheet")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
  sheet->callback([&] {
    exit_code = with_law(options, [&](app::LawInForce const& law) {
      return sheets(options.sheet, chosen_language(options.language), law, stdin, std::cerr);
    });
  });
}

void add_document(CLI::App& program, Options& options, int& exit_code) {
  auto* document = program.add_subcommand(
      "document", "Handbook, answers and sheets as blocks: JSON lines in, documents out");
  document->add_flag("--json", options.json, "Read one JSON request a line")->required();
  document->add_option("--law", options.law, "Compute with this law pack or folder");
  document->callback([&] {
    exit_code = with_law(options, [](app::LawInForce const& law) {
      return documents(law, stdin, std::cout, std::cerr);
    });
  });
}

void add_handbook(CLI::App& program, Options& options, int& exit_code) {
  auto& book = options.handbook;
  auto* handbook =
      program.add_subcommand("handbook", "The handbook of a month as PDF, or what of it is stale");
  auto* file = handbook->add_option("-o", book.file, "Where to write it; - for standard output");
  handbook->add_option("--on", book.month, "Month of the edition, such as 2026-12");
  handbook->add_option("--changed-since", book.compared_with,
                       "Mark what changed after this month; a year before if not said");
  handbook->add_option("--edition", book.number, "Number of the edition");
  handbook->add_option("--address", book.page, "Address of the page, for the code on the cover");
  auto* facts = handbook->add_option("--facts", book.facts, "Folder of soums.csv: whom to call");
  handbook->add_option("--content", book.content,
                       "Folder of own chapters, leaflets and examples, in the form of "
                       "content/handbook");
  handbook
      ->add_option("--aimag", book.aimag, "Only the soums of this aimag, by its code, such as 185")
      ->needs(facts);
  handbook->add_option("--sheep", book.sheep, "Price of one sheep: pictures show sheep, not coins")
      ->check(CLI::Range(std::int64_t{1}, largest_amount));
  auto* booklet =
      handbook->add_flag("--booklet", book.booklet, "Two pages on a sheet of A4, to be folded");
  auto* leaflet = handbook
                      ->add_option("--leaflet", book.leaflet,
                                   "A leaflet of one page instead of the book: poster, card")
                      ->excludes(booklet);
  handbook->add_option("--paper", book.paper, "Of a leaflet: a3, a4, a5 or a6")
      ->check(CLI::IsMember({"a3", "a4", "a5", "a6"}))
      ->needs(leaflet);
  auto* check = handbook->add_flag("--check", options.check,
                                   "List the figures that an edition tells otherwise");
  check->excludes(file);
  handbook->add_option("--printed-for", book.printed_for, "With --check: month of the edition")
      ->needs(check);
  handbook->add_option("--printed-with", book.printed_with, "With --check: its law pack or folder")
      ->needs(check);
  handbook->add_option("--law", options.law, "Compute with this law pack or folder");
  handbook->add_option("--lang", options.language, "Language of the handbook")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
  handbook->callback([&] {
    if (!options.check && book.file.empty()) throw CLI::RequiredError("-o, or --check,");
    exit_code = with_law(options, [&](app::LawInForce const& law) {
      auto const language = chosen_language(options.language);
      return options.check ? handbook_check(book, language, this_month(), law, std::cout, std::cerr)
                           : handbook_print(book, language, this_month(), law, std::cerr);
    });
  });
}

void add_law(CLI::App& program, Options& options, int& exit_code) {
  auto* law = program.add_subcommand("law", "The law as data: check, show, diff, pack");
  law->require_subcommand(1);
  auto* check = law->add_subcommand("check", "Check a law folder");
  check->add_option("DIR", options.directory)->required();
  check->callback([&] { exit_code = law_check(options.directory, std::cout, std::cerr); });

  auto* show = law->add_subcommand("show", "Show a parameter, its history and its sources");
  show->add_option("NAME", options.name,
                   "A parameter or a question; all of them where none is named");
  show->add_option("--on", options.month, "The month to look at, such as 2026-11");
  show->add_option("--law", options.law, "Look into this law pack or folder");
  show->callback([&] {
    auto const pack = chosen_law(options.law);
    exit_code = pack ? law_show(options.name, options.month, *pack, std::cout, std::cerr)
                     : say_no(pack.error());
  });

  auto* diff = law->add_subcommand("diff", "Compare two laws, packs or folders");
  diff->add_option("OLD", options.directory)->required();
  diff->add_option("NEW", options.other)->required();
  diff->callback(
      [&] { exit_code = law_diff(options.directory, options.other, std::cout, std::cerr); });

  auto* pack = law->add_subcommand("pack", "Make a law pack from a law folder");
  pack->add_option("DIR", options.directory)->required();
  pack->add_option("-o", options.file, "Where to write it")->required();
  pack->callback(
      [&] { exit_code = law_pack(options.directory, options.file, std::cout, std::cerr); });
}

void add_serve(CLI::App& program, Options& options, int& exit_code) {
  auto* serving = program.add_subcommand("serve", "Answer over HTTP from a store");
  add_data(*serving, options.serve.data);
  serving->add_option("--address", options.serve.address, "Address to listen on");
  serving->add_option("--port", options.serve.port, "Port to listen on");
  auto* key =
      serving->add_option("--tls-key", options.serve.tls_key, "Key of the certificate, PEM");
  auto* certificate =
      serving->add_option("--tls-cert", options.serve.tls_certificate, "Certificate chain, PEM");
  certificate->needs(key);
  key->needs(certificate);
  serving->add_option("--codes", options.serve.codes,
                      "Folder of the department's own codes and rules, TOML");
  serving->add_option("--content", options.serve.content,
                      "Folder of own chapters of the handbook, in the form of content/handbook");
  serving->add_option("--static", options.serve.static_files, "Folder of the page's files");
  serving
      ->add_option("--lease-days", options.serve.lease_days,
                   "Days without contact after which phones close others' records")
      ->check(CLI::Range(1, 365));
  serving
      ->add_option("--requests-per-second", options.serve.requests_per_second,
                   "Of one account, or of one address without one, over a while; 0 = no limit")
      ->check(CLI::Range(0, 1'000'000));
  auto* database = serving->add_option(
      "--database", options.other, "Refused: records lie in one SQLite file, the store of --data");
  serving->add_option("--law", options.law, "Compute with this law pack or folder");
  serving->callback([&, database] {
    if (database->count() > 0) {
      exit_code = refuse_database(chosen_language(options.language), std::cerr);
      return;
    }
    exit_code =
        with_law(options, [&](app::LawInForce const& law) { return serve(options.serve, law); });
  });

  auto* init_store = program.add_subcommand("init", "Make a store");
  add_data(*init_store, options.init.data);
  init_store->add_option("--facts", options.init.facts, "Folder of soums.csv");
  init_store->add_flag("--demo", options.init.demonstration, "With the made-up programme");
  init_store->add_option("--seed", options.init.seed, "Which made-up programme")
      ->check(CLI::NonNegativeNumber);
  init_store->add_option("--password", options.init.password, "Of every made-up account");
  init_store->callback([&] {
    exit_code = with_law(options, [&](app::LawInForce const& law) {
      return init(options.init, law, std::cout, std::cerr);
    });
  });
}

void add_user(CLI::App& program, Options& options, int& exit_code) {
  auto* user = program.add_subcommand("user", "Accounts; the password is read from standard input");
  user->require_subcommand(1);
  auto const add = [&](char const* name, char const* does) {
    auto* command = user->add_subcommand(name, does);
    command->add_option("USER", options.user.user)->required();
    add_data(*command, options.user.data);
    return command;
  };
  auto* adding = add("add", "Add an account");
  adding->add_option("--name", options.user.name, "The person's name");
  adding->add_option("--role", options.user.role,
                     "officer, head, trainer, programme or administrator");
  adding->add_option("--area", options.user.areas,
                     "Soum codes of an officer, aimag codes of a head");
  adding->callback([&] { exit_code = user_add(options.user, std::cin, std::cerr); });
  add("passwd", "Change a password; ends every session")->callback([&] {
    exit_code = user_passwd(options.user, std::cin, std::cerr);
  });
  auto* moving = add("areas", "Say anew in which areas an account works");
  moving->add_option("--area", options.user.areas,
                     "Soum codes of an officer, aimag codes of a head");
  moving->callback([&] { exit_code = user_areas(options.user, std::cerr); });
  add("disable", "Close an account; ends every session")->callback([&] {
    exit_code = user_disable(options.user, std::cerr);
  });
  add("enable", "Open an account again that was closed")->callback([&] {
    exit_code = user_enable(options.user, std::cerr);
  });
}

void add_store(CLI::App& program, Options& options, int& exit_code) {
  auto const add = [&](char const* name, char const* does) {
    auto* command = program.add_subcommand(name, does);
    add_data(*command, options.store.data);
    return command;
  };
  auto* backup = add("backup", "Copy the store into one file, while it may go on serving");
  backup->add_option("FILE", options.store.file)->required();
  backup->callback([&] { exit_code = store_backup(options.store, std::cout, std::cerr); });
  auto* restore = add("restore", "Make a store out of a backup; phones send again what they have");
  restore->add_option("FILE", options.store.file)->required();
  restore->add_option("--keys", options.store.keys,
                      "Its keys, or newer ones; those beside FILE if not said");
  restore->add_option("--erased", options.store.erased,
                      "What was erased since these keys were copied, as `otor erase --list` told");
  restore->callback([&] { exit_code = store_restore(options.store, std::cout, std::cerr); });
  auto* verify = add("verify", "Look at every event and every row of audit of the store");
  verify->add_option("--witnesses", options.store.file,
                     "What phones were told of the audit, one {\"n\":…,\"hash\":…} a line");
  verify->callback([&] {
    exit_code = options.store.file.empty()
                    ? store_verify(options.store, std::cout, std::cerr)
                    : store_verify_witnessed(options.store, std::cout, std::cerr);
  });
  auto* audit = add("audit", "Who saw and changed one household or person, in words");
  audit->add_option("--subject", options.name, "Its id")->required();
  audit->add_option("--lang", options.language, "Language of the page")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
  audit->callback([&] {
    exit_code = audit_page(options.store.data, options.name, chosen_language(options.language),
                           std::cout, std::cerr);
  });
}

void add_pile(CLI::App& program, Options& options, int& exit_code) {
  auto& pile = options.pile;
  auto* sheets =
      program.add_subcommand("sheets", "A sheet for everybody who is due a follow-up, as one PDF");
  add_data(*sheets, pile.data);
  sheets->add_option("--as", pile.as, "Account of the head whose soums they are")->required();
  sheets->add_option("--until", pile.until, "Last day, such as 2026-12-11; else two weeks ahead");
  sheets->add_option("--area", pile.areas, "Only this soum; may be said again");
  sheets->add_option("--officer", pile.officer, "Only the sheets of this officer");
  sheets->add_option("-o", pile.file, "Where to write it; - for standard output")->required();
  sheets->add_option("--paper", pile.paper, "a4 or a5")->check(CLI::IsMember({"a4", "a5"}));
  sheets->add_option("--address", pile.page, "Address of the public calculator, for the codes");
  sheets->add_option("--law", options.law, "Compute with this law pack or folder");
  sheets->add_option("--lang", options.language, "Language of the sheets")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
  sheets->callback([&] {
    exit_code = with_law(options, [&](app::LawInForce const& law) {
      return pile_of_sheets(options.pile, chosen_language(options.language), law, std::cerr);
    });
  });
}

void add_device(CLI::App& program, Options& options, int& exit_code) {
  auto* device = program.add_subcommand("device", "Phones: list them, or give one up as lost");
  device->require_subcommand(1);
  auto const add = [&](char const* name, char const* does) {
    auto* command = device->add_subcommand(name, does);
    add_data(*command, options.device.data);
    return command;
  };
  auto* list = add("list", "Every phone, or those of one account");
  list->add_option("--user", options.device.user, "Of this account");
  list->callback([&] { exit_code = device_list(options.device, std::cout, std::cerr); });
  auto* lose = add("lose", "Give a phone nothing more, and end its account's sessions");
  lose->add_option("DEVICE", options.device.device, "Its id")->required();
  lose->callback([&] { exit_code = device_lose(options.device, std::cout, std::cerr); });
}

void add_bundle(CLI::App& program, Options& options, int& exit_code) {
  auto* bundle = program.add_subcommand("bundle", "Records that travel as files");
  bundle->require_subcommand(1);
  auto* take = bundle->add_subcommand(
      "import", "Take in files of unsent records from phones, while the store may go on serving");
  take->add_option("FILE", options.bundle.files)->required();
  add_data(*take, options.bundle.data);
  take->add_option("--receipts", options.bundle.receipts,
                   "Write signed receipts for the phones into this new file");
  take->callback([&] { exit_code = bundle_import(options.bundle, std::cout, std::cerr); });
  auto* give = bundle->add_subcommand(
      "export", "The record of an officer's soums as a file for her phone, sealed with a code");
  add_data(*give, options.bundle.data);
  give->add_option("--for", options.bundle.user, "Whose phone takes it")->required();
  give->add_option("-o,--out", options.bundle.out, "The new file")->required();
  give->callback([&] { exit_code = bundle_export(options.bundle, std::cout, std::cerr); });
}

int run(int count, char** arguments) {
  CLI::App program{"otor: social insurance outreach to herders"};
  program.require_subcommand(1);
  Options options;
  int exit_code = done;
  add_due(program, options, exit_code);
  add_estimate(program, options, exit_code);
  add_sheet(program, options, exit_code);
  add_document(program, options, exit_code);
  add_handbook(program, options, exit_code);
  add_law(program, options, exit_code);
  add_serve(program, options, exit_code);
  add_user(program, options, exit_code);
  add_device(program, options, exit_code);
  add_store(program, options, exit_code);
  add_bundle(program, options, exit_code);
  add_erase(program, exit_code);
  add_pile(program, options, exit_code);
  add_report(program, chosen_language, exit_code);
  add_figures(program, options.figures, chosen_language, exit_code);
  add_import(program, options.figures, chosen_language, exit_code);
  add_worklist(program, chosen_language, exit_code);
  add_quality(program, chosen_language, exit_code);
  add_lessons(program, chosen_language, exit_code);
  add_coverage(program, exit_code);
  add_findings(program, chosen_language, exit_code);
  program.add_subcommand("access", "Who may do what")->callback([] { std::cout << access_page(); });
  try {
    program.parse(count, arguments);
  } catch (CLI::ParseError const& error) {
    return program.exit(error) == 0 ? done : wrong_usage;
  }
  if (std::cout.flush()) return exit_code;
  std::cerr << "otor: what it says could not be written whole\n";
  return data_says_no;
}

}  // namespace
}  // namespace otor::cli

int main(int count, char** arguments) {
  try {
    return otor::cli::run(count, arguments);
  } catch (
      std::exception const& error) {  // a folder that may not be read, memory that is not there
    std::cerr << "otor: " << error.what() << '\n';
    return otor::cli::data_says_no;
  }
}
