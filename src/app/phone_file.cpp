// SPDX-License-Identifier: Apache-2.0
#include "app/phone_file.h"

#include "base/sha256.h"
#include "wire/json.h"

namespace otor::app {

namespace {

constexpr std::string_view form = "phone-export-1";

struct End {
  std::int64_t end = 0;
  std::string sha256;
};
BOOST_DESCRIBE_STRUCT(End, (), (end, sha256))

struct Cut {
  std::string_view line;
  std::size_t at = 0;  // where it begins
};

/// The next line that is not empty; nothing at the end.
std::optional<Cut> next_line(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == '\n') ++at;
  if (at >= text.size()) return std::nullopt;
  auto const end = std::min(text.find('\n', at), text.size());
  Cut const cut{text.substr(at, end - at), at};
  at = end;
  return cut;
}

std::string about_line(std::string_view device, std::int64_t seq) {
  return "otor-line-1|" + std::string(device) + "|" + std::to_string(seq);
}

std::vector<std::string> open_rows(PhoneFile const& file, std::string_view own,
                                   Recovery const& recovery) {
  std::vector<std::string> lines;
  for (auto const& row : file.rows) {
    auto line =
        recovery.open_line(own, row.iv, about_line(file.header.device, row.seq), row.sealed);
    if (line) lines.push_back(std::move(*line));
  }
  return lines;
}

Result<Account> author_of(PhoneFileHeader const& header, Accounts& accounts) {
  auto const known = accounts.account(header.user);
  if (!known) return std::unexpected(known.error());
  if (!*known) return problem(ProblemKind::not_allowed, "There is no account " + header.user + ".");
  if ((*known)->disabled)
    return problem(ProblemKind::not_allowed, "The account " + header.user + " is closed.");
  return (*known)->account;
}

Result<std::string> own_key(PhoneFileHeader const& header, Recovery const& recovery) {
  if (!header.key) {
    return problem(ProblemKind::bad_value,
                   "The phone had not met its server: only that phone opens this file.");
  }
  return recovery.unseal(header.key->own, own_key_purpose(header.user, header.key->device));
}

}  // namespace

Result<PhoneFile> read_phone_file(std::string_view text) {
  auto const none = [] {
    return problem(ProblemKind::bad_value, "This is not a phone's file of unsent records.");
  };
  std::size_t at = 0;
  auto const first = next_line(text, at);
  if (!first || first->at != 0) return none();
  auto header = wire::read_text<PhoneFileHeader>(first->line);
  if (!header || header->otor != form || !event::parse_uuid(header->device)) return none();
  PhoneFile file{std::move(*header), {}, false};
  while (auto const cut = next_line(text, at)) {
    file.whole = false;  // something stands behind what looked like the end
    if (auto row = wire::read_text<PhoneFileRow>(cut->line)) {
      file.rows.push_back(std::move(*row));
      continue;
    }
    auto const end = wire::read_text<End>(cut->line);
    auto const count = static_cast<std::int64_t>(file.rows.size());
    file.whole = end && end->end == count && file.header.rows == count &&
                 end->sha256 == sha256_hex(text.substr(0, cut->at));
  }
  return file;
}

Result<PhoneFileTaken> take_phone_file(std::string_view text, Home const& home,
                                       Recovery const& recovery, Accounts& accounts, EventLog& log,
                                       Devices& devices) {
  auto file = read_phone_file(text);
  if (!file) return std::unexpected(file.error());
  auto own = own_key(file->header, recovery);
  if (!own) return std::unexpected(own.error());
  auto const author = author_of(file->header, accounts);
  if (!author) return std::unexpected(author.error());
  auto const device = *event::parse_uuid(file->header.device);
  auto const opened = open_rows(*file, *own, recovery);
  std::vector<std::string_view> const lines(opened.begin(), opened.end());
  // The file tells when it was made, not what its phone's clock says now.
  auto taken = take_lines(*author, device, lines, 0, home, log, devices);
  if (!taken) return std::unexpected(taken.error());
  auto missing = devices.missing_of(device);
  if (!missing) return std::unexpected(missing.error());
  PhoneFileTaken told;
  told.former_store = !file->header.store.empty() && file->header.store != home.store;
  told.opened = static_cast<std::int64_t>(opened.size());
  told.receipts = receipts_text(device, *taken, lines, home.store);
  told.file = std::move(*file);
  told.taken = std::move(*taken);
  told.missing = std::move(*missing);
  return told;
}

}  // namespace otor::app
