// SPDX-License-Identifier: Apache-2.0
#include "cli/bundle_command.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "app/phone_file.h"
#include "cli/acting_account.h"
#include "cli/with_store.h"
#include "server/api.h"
#include "server/argon_passwords.h"
#include "server/bundle_file.h"

namespace otor::cli {

namespace {

namespace files = std::filesystem;

constexpr std::uintmax_t largest_file = std::uintmax_t{256} << 20;

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

/// Words out of a file, for a terminal: nothing in them moves its cursor.
std::string plain(std::string_view text) {
  std::string kept(text);
  std::erase_if(kept, [](unsigned char letter) { return letter < 0x20 || letter == 0x7f; });
  return kept;
}

/// Each of these is a record for a person to look at.
void tell_not_stored(app::Taken const& taken, std::ostream& out) {
  for (std::size_t index = 0; index < taken.receipts.size(); ++index) {
    auto const& receipt = taken.receipts[index];
    if (!receipt.problem) continue;
    bool const aside = receipt.status == sync::Status::quarantined;
    out << (aside ? "  kept aside" : "  refused");
    if (auto const& event = taken.events[index].event) out << " " << event->envelope.seq;
    out << ": " << code(receipt.problem->kind) << ": " << plain(receipt.problem->detail) << "\n";
  }
}

/// Whether all of the file was taken into the record.
bool tell(std::string const& path, app::PhoneFileTaken const& told, std::ostream& out) {
  auto const& [header, rows, whole] = told.file;
  auto const refused = count_of(told.taken, sync::Status::refused);
  out << path << ": " << header.user << ", device " << header.device << ", made "
      << plain(header.made) << "\n  " << count_of(told.taken, sync::Status::stored) << " stored, "
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
  return whole && refused == 0 && told.opened == held &&
         std::ranges::none_of(told.taken.receipts, [](sync::Receipt const& receipt) {
           return receipt.problem && receipt.problem->kind == ProblemKind::author_unproved;
         });
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

/// Both keys lie beside the store: a recovery key made now would open nothing.
struct DeskKeys {
  std::unique_ptr<server::RecoveryKey> recovery;
  std::unique_ptr<server::SigningKey> signing;
};

Result<DeskKeys> keys_in(std::string const& data) {
  if (!files::exists(store::store_file(data)))
    return problem(ProblemKind::not_found, "There is no store in " + data + ".");
  auto recovery = server::RecoveryKey::open(data, server::P256Key::Absent::tell);
  if (!recovery) return std::unexpected(recovery.error());
  auto signing = server::SigningKey::open(data);
  if (!signing) return std::unexpected(signing.error());
  return DeskKeys{std::move(*recovery), std::move(*signing)};
}

/// The receipts of all that could be taken; `whole` becomes false where something could not.
Result<std::string> take_all(BundleOptions const& options, DeskKeys const& keys,
                             store::Store& store, bool& whole, std::ostream& out,
                             std::ostream& problems) {
  auto const home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  server::SystemClock const clock;
  server::P256Signatures const signatures;
  store::SqlAccounts accounts(store);
  store::SqlDevices devices(store, clock);
  store::SqlEventLog log(store, clock);
  app::FileDesk const desk{*home, *keys.recovery, signatures, accounts, log, devices};
  std::string receipts;
  for (auto const& path : options.files) {
    auto const text = text_of_file(path);
    auto const told = text ? app::take_phone_file(*text, desk) : std::unexpected(text.error());
    if (!told) {
      problems << path << ": nothing was taken\n";
      (void)say_no(told.error(), problems);
    }
    whole = told && tell(path, *told, out) && whole;
    if (!told) continue;
    auto const block = app::receipts_block(told->receipts, *keys.signing);
    if (!block) return block;
    receipts += *block;
  }
  return receipts;
}

/// The files of all that the account sees, each a row of audit in its name.
Result<std::vector<server::SnapshotGiven>> soums_of(app::Account const& account,
                                                    app::Home const& home, store::Store& store,
                                                    app::Clock const& clock) {
  store::SqlEventLog log(store, clock);
  store::SqlAudit audit(store, clock);
  server::Snapshots snapshots(log, home.store);
  std::vector<server::SnapshotGiven> soums;
  for (auto const& area : server::streams_for(account, home)) {
    auto made = snapshots.of_account(account, area, std::nullopt);
    if (!made) return std::unexpected(made.error());
    auto row = server::row_of(*made->snapshot, account);
    row.detail = "file";
    if (auto noted = audit.note(std::move(row)); !noted) return std::unexpected(noted.error());
    soums.push_back(std::move(*made));
  }
  return soums;
}

/// What the account's phones that were given up have to be told, should one of them take the file.
Result<std::vector<std::string>> lost_devices(app::Account const& account, store::Store& store,
                                              app::Clock const& clock) {
  auto const devices = store::SqlDevices(store, clock).all(account.user);
  if (!devices) return std::unexpected(devices.error());
  std::vector<std::string> lost;
  for (auto const& device : *devices)
    if (device.lost) lost.push_back(device.id);
  return lost;
}

Result<void> write_soums(BundleOptions const& options, store::Store& store, std::ostream& out) {
  auto const home = store::home_of(store);
  if (!home) return std::unexpected(home.error());
  auto const account = acting_account(store, options.user);
  if (!account) return std::unexpected(account.error());
  if (account->role != app::Role::officer)
    return problem(ProblemKind::not_allowed, "Only an officer's phone takes records from a file.");
  server::SystemClock const clock;
  auto const made = clock.now_ms();  // before anything is read: what is in it is no older
  auto const soums = soums_of(*account, *home, store, clock);
  if (!soums) return std::unexpected(soums.error());
  auto const lost = lost_devices(*account, store, clock);
  if (!lost) return std::unexpected(lost.error());
  auto const signing = server::SigningKey::open(options.data);
  if (!signing) return std::unexpected(signing.error());
  auto const code = server::bundle_code();
  server::BundleHead const head{account->user, home->store, made, server::random_bytes(16), *lost};
  auto const file = server::bundle_file(head, *soums, code, **signing);
  if (!file) return std::unexpected(file.error());
  if (!write_new(options.out, *file))
    return problem(ProblemKind::storage, options.out + " cannot be written.");
  std::int64_t events = 0;
  for (auto const& given : *soums) events += given.snapshot->events;
  out << options.out << ": " << events << " records for " << account->user << "\n"
      << "Code, kept nowhere: " << server::spaced(code) << "\n";
  return {};
}

}  // namespace

int bundle_export(BundleOptions const& options, std::ostream& out, std::ostream& problems) {
  if (files::exists(options.out))
    return say_no({ProblemKind::bad_value, options.out + " is there already."}, problems);
  return with_store(options.data, problems,
                    [&](store::Store& store) { return write_soums(options, store, out); });
}

int bundle_import(BundleOptions const& options, std::ostream& out, std::ostream& problems) {
  if (!options.receipts.empty() && files::exists(options.receipts)) {
    return say_no({ProblemKind::bad_value, options.receipts + " is there already."}, problems);
  }
  auto const keys = keys_in(options.data);
  if (!keys) return say_no(keys.error(), problems);
  bool whole = true;
  auto const done = with_store(options.data, problems, [&](store::Store& store) -> Result<void> {
    auto const receipts = take_all(options, *keys, store, whole, out, problems);
    if (!receipts) return std::unexpected(receipts.error());
    if (options.receipts.empty() || receipts->empty()) return {};
    if (write_new(options.receipts, *receipts)) return {};
    return problem(ProblemKind::storage, options.receipts + " cannot be written.");
  });
  return whole ? done : 1;
}

}  // namespace otor::cli
