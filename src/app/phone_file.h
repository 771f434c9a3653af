// SPDX-License-Identifier: Apache-2.0
#pragma once
// The file of unsent work that a phone gives out (docs/phone-export.md): a header, one line for
// each sealed row, an end with their checksum. And how it comes home where there is no network. No
// login stands behind a file, and everybody can seal to the recovery key; so a line is judged as if
// its author had pushed it only where the device signed it with the key that it told at a contact.
// Every other line is kept aside.

#include <boost/describe.hpp>

#include "app/own_key.h"
#include "app/push.h"

namespace otor::app {

struct PhoneFileKey {
  std::string device;  // which chose the PIN
  SealedTo own;        // the account's own key, for the server
};
BOOST_DESCRIBE_STRUCT(PhoneFileKey, (), (device, own))

struct PhoneFileHeader {
  std::string otor, user, device, store, made;
  std::optional<PhoneFileKey> key;  // absent on a phone that had not met its server
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(PhoneFileHeader, (), (otor, user, device, store, made, key, rows))

struct PhoneFileRow {
  std::int64_t seq = 0;
  std::string id, hash, iv, sealed;
  std::optional<std::string> sig;  // of signed_line; absent where the phone had no key yet
};
BOOST_DESCRIBE_STRUCT(PhoneFileRow, (), (seq, id, hash, iv, sealed, sig))

struct PhoneFile {
  PhoneFileHeader header;
  std::vector<PhoneFileRow> rows;  // those that are whole
  bool whole = false;              // nothing was cut off or changed
};

/// Errors: bad_value for what is no such file.
Result<PhoneFile> read_phone_file(std::string_view text);

/// Where a file is taken.
struct FileDesk {
  Home const& home;
  Recovery const& recovery;
  Signatures const& signatures;
  Accounts& accounts;
  EventLog& log;
  Devices& devices;
};

/// What became of a file.
struct PhoneFileTaken {
  PhoneFile file;
  std::int64_t opened = 0;       // rows that opened with the account's key
  Taken taken;                   // one for each of them
  std::vector<SeqSpan> missing;  // of the device, below the newest that is held
  bool former_store = false;     // written before this store was restored
  std::string receipts;          // canonical; to be signed
};

/// Nothing is kept of a file that is refused, and no device is bound by one. Errors: bad_value for
/// what is no such file, or was sealed to another server's key; not_allowed for an account that is
/// unknown here, closed, or records nothing; storage.
Result<PhoneFileTaken> take_phone_file(std::string_view text, FileDesk const& desk);

}  // namespace otor::app
