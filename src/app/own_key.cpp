// SPDX-License-Identifier: Apache-2.0
#include "app/own_key.h"

#include "wire/json.h"

namespace otor::app {

namespace {

/// The device as the account's own. Errors: bad_value, not_allowed, another_device,
/// device_lost, storage.
Result<void> check_device(Account const& account, std::string_view text, Devices& devices) {
  auto const device = event::parse_uuid(text);
  if (!device) return problem(ProblemKind::bad_value, "device: a UUID is expected.");
  if (!may_anywhere(account, Verb::write, Matter::record)) {
    return problem(ProblemKind::not_allowed, "This account records nothing.");
  }
  auto const known = devices.known_or_bind(*device, account.user);
  if (!known) return std::unexpected(known.error());
  if (known->user != account.user) {
    return problem(ProblemKind::another_device, "This device belongs to another account.");
  }
  if (known->revoked) {
    return problem(ProblemKind::device_lost, "This device was given up as lost.");
  }
  return {};
}

/// The first key that is told is the device's for ever: whoever stole a session later cannot put
/// another in its place. Errors: bad_value, another_key, storage.
Result<void> keep_key(MeetRequest const& asked, Devices& devices, Signatures const& signatures) {
  if (!asked.sign) return {};
  if (!signatures.is_point(*asked.sign))
    return problem(ProblemKind::bad_value, "sign: a point on P-256 is expected.");
  auto const kept = devices.keep_key(*event::parse_uuid(asked.device), *asked.sign);
  if (!kept) return std::unexpected(kept.error());
  if (*kept == *asked.sign) return {};
  return problem(ProblemKind::another_key, "This device has told another signing key before.");
}

}  // namespace

std::string own_key_purpose(std::string_view user, std::string_view device) {
  return "otor-seal-1|own|" + std::string(user) + "|" + std::string(device);
}

Result<std::string> meet_phone(Account const& account, std::string_view text,
                               PhoneTerms const& terms, std::vector<Account> const& everybody,
                               std::int64_t now_ms, Devices& devices, Recovery const& recovery,
                               Signatures const& signatures) {
  auto const asked = wire::read_text<MeetRequest>(text);
  if (!asked) return std::unexpected(asked.error());
  if (auto mine = check_device(account, asked->device, devices); !mine)
    return std::unexpected(mine.error());
  if (auto key = keep_key(*asked, devices, signatures); !key) return std::unexpected(key.error());
  std::string out;
  wire::write(out, MeetAnswer{terms.store, now_ms, terms.lease_days, recovery.point(), terms.sign,
                              colleagues_of(account, everybody)});
  return out;
}

Result<Recovered> recover_own_key(RecoverRequest const& request, std::string_view address,
                                  std::string_view random, std::int64_t now_ms, Accounts& accounts,
                                  Passwords& passwords, LoginThrottle& throttle, Devices& devices,
                                  Recovery const& recovery) {
  auto const entered = log_in({request.user, request.password}, address, random, now_ms, accounts,
                              passwords, throttle);
  if (!entered) return std::unexpected(entered.error());
  auto const refuse = [&](Problem why) -> Result<Recovered> {
    (void)log_out(entered->token, accounts);  // the session that this answer would have carried
    return std::unexpected(std::move(why));
  };
  auto const& account = entered->account;
  if (auto mine = check_device(account, request.device, devices); !mine)
    return refuse(mine.error());
  auto const purpose = own_key_purpose(account.user, request.device);
  auto const own = recovery.reseal(request.own, purpose, request.key);
  if (!own) return refuse(own.error());
  auto answer = account_json(account, entered->token, accounts);
  if (!answer) return refuse(answer.error());
  answer->pop_back();  // its closing brace: one member more
  *answer += ",\"own\":";
  wire::write(*answer, *own);
  return Recovered{*answer + "}", request.device};
}

}  // namespace otor::app
