// SPDX-License-Identifier: Apache-2.0
#include "cli/bundle_command.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "app/phone_file.h"
#include "server/api.h"

namespace otor::cli {

namespace {

namespace files = std::filesystem;

constexpr std::uintmax_t largest_file = std::uintmax_t{256} << 20;

/// Everything that taking a file needs.
struct Desk {
  std::unique_ptr<store::Store> store;
  std::unique_ptr<server::RecoveryKey> recovery;
  std::unique_ptr<server::SigningKey> signing;
  app::Home home;
};

Result<Desk> open_desk(std::string const& data) {
  if (!files::exists(store::store_file(data)))
    return problem(ProblemKind::not_found, "There is no store in " + data + ".");
  // A key made now would open nothing.
  auto recovery = server::RecoveryKey::open(data, server::P256Key::Absent::tell);
  if (!recovery) return std::unexpected(recovery.error());
  auto signing = server::SigningKey::open(data);
  if (!signing) return std::unexpected(signing.error());
  auto store = store::Store::open(data, server::random_uuid(), store::Writer::Thread::callers);
  if (!store) return std::unexpected(store.error());
  auto home = store::home_of(**store);
  if (!home) return std::unexpected(home.error());
  return Desk{std::move(*store), std::move(*recovery), std::move(*signing), std::move(*home)};
}

Result<std::string> text_of_file(std::string const& path) {
  std::error_code failed;
  auto const size = files::file_size(path, failed);
  if (failed) return problem(ProblemKind::not_found, path + " cannot be read.");
  if (size > largest_file) return problem(ProblemKind::too_large, "A file has at most 256 MiB.");
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return problem(ProblemKind::storage, path + " cannot be read.");
  return std::move(text).str();
}

std::int64_t count_of(app::Taken const& taken, sync::Status status) {
  return std::ranges::count(taken.receipts, status, &sync::Receipt::status);
}

/// Each of these is a record for a person to look at.
void tell_not_stored(app::Taken const& taken, std::ostream& out) {
  for (std::size_t index = 0; index < taken.receipts.size(); ++index) {
    auto const& receipt = taken.receipts[index];
    if (!receipt.problem) continue;
    bool const aside = receipt.status == sync::Status::quarantined;
    out << (aside ? "  kept aside" : "  refused");
    if (auto const& event = taken.events[index].event) out << " " << event->envelope.seq;
    out << ": " << code(receipt.problem->kind) << ": " << receipt.problem->detail << "\n";
  }
}

/// Whether all of the file was taken.
bool tell(std::string const& path, app::PhoneFileTaken const& told, std::ostream& out) {
  auto const& [header, rows, whole] = told.file;
  auto const refused = count_of(told.taken, sync::Status::refused);
  out << path << ": " << header.user << ", device " << header.device << ", made " << header.made
      << "\n  " << count_of(told.taken, sync::Status::stored) << " stored, "
      << count_of(told.taken, sync::Status::already_stored) << " already there, "
      << count_of(told.taken, sync::Status::quarantined) << " kept aside, " << refused
      << " refused\n";
  tell_not_stored(told.taken, out);
  auto const held = static_cast<std::int64_t>(rows.size());
  if (!whole) out << "  torn or changed: " << held << " of " << header.rows << " rows are whole\n";
  if (told.opened < held) out << "  " << held - told.opened << " rows do not open\n";
  for (auto const& [first, last] : told.missing) {
    out << "  missing of this device: " << first;
    if (last > first) out << "-" << last;
    out << "\n";
  }
  if (told.former_store) {
    out << "  written before this store was restored: the phone trusts receipts of it only after "
           "it has met the server\n";
  }
  return whole && refused == 0 && told.opened == held;
}

/// A new file, whole or not at all.
bool write_new(std::string const& path, std::string const& text) {
  auto const part = path + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  std::error_code failed;
  if (file) files::rename(part, path, failed);
  return file && !failed;
}

int say_no(Problem const& problem, std::ostream& problems) {
  problems << "otor: " << code(problem.kind) << ": " << problem.detail << "\n";
  if (problem.kind == ProblemKind::storage && problem.detail.contains("locked"))
    problems << "otor: Another program is writing into the store; try again.\n";
  return 1;
}

}  // namespace

int bundle_import(BundleOptions const& options, std::ostream& out, std::ostream& problems) {
  if (!options.receipts.empty() && files::exists(options.receipts)) {
    return say_no({ProblemKind::bad_value, options.receipts + " is there already."}, problems);
  }
  auto const desk = open_desk(options.data);
  if (!desk) return say_no(desk.error(), problems);
  server::SystemClock const clock;
  store::SqlAccounts accounts(*desk->store);
  store::SqlDevices devices(*desk->store, clock);
  store::SqlEventLog log(*desk->store, clock);
  std::string receipts;
  int exit_code = 0;
  for (auto const& path : options.files) {
    auto const text = text_of_file(path);
    auto const told =
        text ? app::take_phone_file(*text, desk->home, *desk->recovery, accounts, log, devices)
             : std::unexpected(text.error());
    if (!told) {
      problems << path << ": nothing was taken\n";
      exit_code = say_no(told.error(), problems);
      continue;
    }
    if (!tell(path, *told, out)) exit_code = 1;
    auto const block = app::receipts_block(told->receipts, *desk->signing);
    if (!block) return say_no(block.error(), problems);
    receipts += *block;
  }
  if (options.receipts.empty() || receipts.empty()) return exit_code;
  if (write_new(options.receipts, receipts)) return exit_code;
  return say_no({ProblemKind::storage, options.receipts + " cannot be written."}, problems);
}

}  // namespace otor::cli
