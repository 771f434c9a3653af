// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor serve`: opens the store and answers over HTTP until SIGTERM.

#include <cstdint>
#include <iosfwd>
#include <string>

#include "app/law_in_force.h"
#include "base/sentences.h"

namespace otor::cli {

struct ServeOptions {
  std::string data;  // folder of the store
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string tls_certificate, tls_key;  // PEM files; both or none
  std::string static_files;              // folder of the page; "" = none
  std::int64_t lease_days = 30;          // without contact, until phones close others' records
  std::int64_t requests_per_second = 30;  // of one account, over a while; 0: no limit
  std::string codes;    // folder of the department's own codes and rules; "" = as it was
  std::string content;  // folder of the department's own chapters of the handbook; "" = none
};

/// Says in this language that records lie in one SQLite file and in no database of `--database`.
/// Exit code: 2, wrong usage.
int refuse_database(Language language, std::ostream& problems);

/// Exit code: 0 after an orderly end, 1 when it cannot start.
int serve(ServeOptions const& options, app::LawInForce const& law);

}  // namespace otor::cli
