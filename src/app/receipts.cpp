// SPDX-License-Identifier: Apache-2.0
#include "app/receipts.h"

#include "app/pull.h"
#include "wire/json.h"

namespace otor::app {

namespace {

constexpr std::size_t longest_echo = 100;

/// The id of something that is not an event, as far as it has one: the phone must know which is
/// meant.
std::string echoed_id(std::string_view text) {
  auto const value = wire::parse_strict(text);
  if (!value || !value->is_object()) return {};
  auto const* id = value->as_object().if_contains("id");
  if (id == nullptr || !id->is_string() || id->as_string().size() > longest_echo) return {};
  return {id->as_string().data(), id->as_string().size()};
}

/// Keys in the order of their bytes.
void write_receipt(std::string& out, sync::Receipt const& receipt, Pushed const& pushed,
                   std::string_view text) {
  out += pushed.event ? "{\"hash\":\"" + pushed.hash + "\",\"id\":" : "{\"id\":";
  wire::write_string(out, pushed.event ? text_of(receipt.id) : echoed_id(text));
  if (receipt.position) out += ",\"position\":" + std::to_string(*receipt.position);
  if (receipt.problem) {
    out += ",\"problem\":{\"code\":";
    wire::write_string(out, code(receipt.problem->kind));
    out += ",\"detail\":";
    wire::write_string(out, receipt.problem->detail);
    out += "}";
  }
  if (receipt.received) out += ",\"received\":" + std::to_string(*receipt.received);
  if (receipt.registered && pushed.event &&
      holds_back(pushed.event->envelope.clock, receipt.skew, *receipt.registered)) {
    out += ",\"registered\":" + std::to_string(*receipt.registered);
  }
  if (receipt.skew != 0) out += ",\"skew\":" + std::to_string(receipt.skew);
  out += ",\"status\":\"";
  out += boost::describe::enum_to_string(receipt.status, "refused");
  out += "\"}";
}

}  // namespace

std::string receipts_text(event::Uuid device, Taken const& taken,
                          std::vector<std::string_view> const& lines, std::string_view store) {
  std::string out = "{\"device\":\"" + text_of(device) + "\",\"receipts\":[";
  for (std::size_t index = 0; index < taken.receipts.size(); ++index) {
    if (index > 0) out += ",";
    write_receipt(out, taken.receipts[index], taken.events[index], lines[index]);
  }
  out += "],\"store\":";
  wire::write_string(out, store);
  return out + "}";
}

std::string signed_part(std::string_view receipts) {
  return "otor-receipts-1\n" + std::string(receipts);
}

Result<std::string> receipts_block(std::string_view receipts, Signer const& signer) {
  auto const sig = signer.sign(signed_part(receipts));
  if (!sig) return sig;
  return R"({"otor":"receipts-1","sig":")" + *sig + "\"}\n" + std::string(receipts) + "\n";
}

}  // namespace otor::app
