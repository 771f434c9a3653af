// SPDX-License-Identifier: Apache-2.0
#include "cli/store_command.h"

#include <fstream>
#include <ostream>
#include <sstream>

#include "cli/with_store.h"
#include "server/argon_passwords.h"
#include "store/backup.h"
#include "store/erasure.h"
#include "store/verify.h"

namespace otor::cli {

namespace {

int tell(Result<store::BackupFacts> const& facts, std::string const& where, std::ostream& out,
         std::ostream& problems) {
  if (!facts) return say_no(facts.error(), problems);
  out << where << ": " << facts->events << " events, " << facts->position << " positions, "
      << facts->quarantined << " kept aside\n";
  return 0;
}

Result<std::string> text_of_file(std::string const& path) {
  std::ostringstream text;
  std::ifstream file(path);
  text << file.rdbuf();
  if (!file) return problem(ProblemKind::bad_value, "\"" + path + "\": cannot read it.");
  return text.str();
}

int verify_against(StoreOptions const& options, std::vector<store::AuditHead> const& witnesses,
                   std::ostream& out, std::ostream& problems) {
  auto const verdict = store::verify(options.data, 50, witnesses);
  if (!verdict) return say_no(verdict.error(), problems);
  out << options.data << ": " << verdict->events << " events of " << verdict->devices
      << " devices, " << verdict->positions << " positions, " << verdict->quarantined
      << " kept aside, " << verdict->unchained << " without a chain, " << verdict->erased
      << " erased, " << verdict->audited << " rows of audit\n";
  for (auto const& note : verdict->notes) out << "  " << note << "\n";
  for (auto const& fault : verdict->faults) problems << "otor: " << fault << "\n";
  if (verdict->sound()) out << "  nothing is wrong\n";
  return verdict->sound() ? 0 : 1;
}

}  // namespace

int store_backup(StoreOptions const& options, std::ostream& out, std::ostream& problems) {
  int const told = tell(store::back_up(options.data, options.file), options.file, out, problems);
  if (told == 0) {
    out << store::backed_up_keys(options.file)
        << ": the keys; keep them elsewhere, and none of them longer than 30 days\n";
  }
  return told;
}

int store_restore(StoreOptions const& options, std::ostream& out, std::ostream& problems) {
  store::RestoreOf what{options.file, options.keys, {}};
  if (!options.erased.empty()) {
    auto text = text_of_file(options.erased);
    if (!text) return say_no(text.error(), problems);
    auto list = store::read_erasures(*text);
    if (!list) return say_no(list.error(), problems);
    what.erased = std::move(*list);
  }
  auto const restored = store::restore(what, options.data, server::random_uuid());
  int const told = tell(restored, options.data, out, problems);
  return told != 0 ? told : store_verify(options, out, problems);
}

int store_verify(StoreOptions const& options, std::ostream& out, std::ostream& problems) {
  return verify_against(options, {}, out, problems);
}

int store_verify_witnessed(StoreOptions const& options, std::ostream& out, std::ostream& problems) {
  auto const text = text_of_file(options.file);
  if (!text) return say_no(text.error(), problems);
  auto const told = store::read_witnesses(*text);
  return told ? verify_against(options, *told, out, problems) : say_no(told.error(), problems);
}

}  // namespace otor::cli
