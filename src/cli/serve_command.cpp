// SPDX-License-Identifier: Apache-2.0
#include "cli/serve_command.h"

#include <malloc.h>

#include <iostream>

#include "cli/own_handbook.h"
#include "cli/with_store.h"
#include "files/codebook_files.h"
#include "server/api.h"
#include "server/codebooks.h"
#include "store/held_folder.h"

namespace otor::cli {

namespace {

int say_no(Problem const& problem) { return cli::say_no(problem, std::cerr); }

/// Each worker would get a heap of its own and keep what its largest answer took: with two million
/// events the workers came to 1.1 GB between them, and each took its memory anew from the system.
void share_heaps() {
#ifdef M_ARENA_MAX  // glibc
  mallopt(M_ARENA_MAX, 2);
#endif
}

server::HttpOptions http_options(ServeOptions const& options) {
  server::HttpOptions http;
  http.address = options.address;
  http.port = options.port;
  http.tls_certificate = options.tls_certificate;
  http.tls_key = options.tls_key;
  http.workers = 32;  // a push waits for the disk, a login for its password; the more wait, the
                      // more share one commit
  return http;
}

// Keeps the department's codes in the store, whence phones are told them. Whether each can stand
// beside the built-in ones is asked now, so that no phone has to refuse them.
Result<void> keep_codes(store::Store& store, std::string const& folder) {
  auto const found = files::read_codebook_files(folder);
  if (!found.codebook) return std::unexpected(found.problems.front());
  return server::keep_codebook(store, *found.codebook);
}

}  // namespace

int refuse_database(Language language, std::ostream& problems) {
  problems << "otor: " << sentence(language, "cli.no_database") << "\n";
  return 2;
}

int serve(ServeOptions const& options, app::LawInForce const& law) {
  share_heaps();
  if (auto there = must_hold_store(options.data); !there) return say_no(there.error());
  auto const held = store::HeldFolder::take(options.data);
  if (!held) return say_no(held.error());
  auto store = store::Store::open(options.data, server::random_uuid());
  if (!store) return say_no(store.error());
  if (!options.codes.empty()) {
    if (auto kept = keep_codes(**store, options.codes); !kept) return say_no(kept.error());
  }
  server::StaticFiles files;
  if (!options.static_files.empty()) {
    auto loaded = server::StaticFiles::load(options.static_files);
    if (!loaded) return say_no(loaded.error());
    files = std::move(*loaded);
  }
  bool const tls = !options.tls_certificate.empty();
  auto api = server::Api::over(**store, law, std::move(files), tls);
  if (!api) return say_no(api.error());
  if (!options.content.empty()) {
    auto own = own_handbook(options.content, law, (*api)->codebook(), std::cerr);
    if (!own) return 1;
    (*api)->show_handbook(std::move(*own));
  }
  auto recovery = server::RecoveryKey::open(options.data);
  if (!recovery) return say_no(recovery.error());
  (*api)->meet_phones(std::move(*recovery), options.lease_days);
  auto signing = server::SigningKey::open(options.data);
  if (!signing) return say_no(signing.error());
  (*api)->sign_with(std::move(*signing));
  (*api)->limit_rate(options.requests_per_second);
  (*api)->keep_worklists();
  auto http = server::HttpServer::listen(
      http_options(options),
      [&](server::HttpRequest request, server::Reply reply) {
        (*api)->answer(std::move(request), reply);
      },
      [&](server::HttpRecord const& record) {
        (*api)->watch(record);
        std::cerr << server::log_line(record) + "\n";
      });
  if (!http) return say_no(http.error());
  std::cerr << "{\"serving\":\"" << (tls ? "https://" : "http://") << options.address << ":"
            << (*http)->port() << "\"}\n";
  (*http)->run();
  (*store)->writer().stop();
  std::cerr << "{\"ended\":true}\n";
  return 0;
}

}  // namespace otor::cli
