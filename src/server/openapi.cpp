// SPDX-License-Identifier: Apache-2.0
#include "server/openapi.h"

#include <string_view>

#include "app/login.h"
#include "server/json_schema.h"
#include "wire/due_message.h"
#include "wire/outlook_message.h"

namespace otor::server {

namespace {

constexpr std::string_view beginning =
    R"({"openapi":"3.1.0","info":{"title":"otor","version":"1"},"security":[{"bearer":[]},
{"cookie":[]}],"components":{"securitySchemes":{"bearer":{"type":"http","scheme":"bearer"},
"cookie":{"type":"apiKey","in":"cookie","name":"otor_session"}},"schemas":{"Problem":)";

constexpr std::string_view problem_schema = R"(
{"type":"object","properties":{"type":{"type":"string"},"title":{"type":"string"},
"status":{"type":"integer"},"code":{"type":"string"},"detail":{"type":"string"}},
"required":["type","title","status","code","detail"]})";

constexpr std::string_view event_schema = R"(
{"type":"object","required":["id","device","seq","clock","author","area","subject","kind","at",
"body"],"properties":{"id":{"type":"string","format":"uuid"},"device":{"type":"string",
"format":"uuid"},"seq":{"type":"integer","minimum":1},"prev":{"type":"string"},
"clock":{"type":"string","pattern":"^[0-9a-f]{16}$"},"author":{"type":"string"},
"area":{"type":"string"},"subject":{"type":"string","format":"uuid"},"kind":{"type":"string"},
"at":{"type":"string","format":"date-time"},"body":{"type":"object"},"v":{"type":"integer",
"minimum":1},"over":{"type":"array","items":{"type":"string","format":"uuid"}}}})";

constexpr std::string_view push_schema = R"(
{"type":"object","required":["device","events"],"properties":{"device":{"type":"string",
"format":"uuid"},"events":{"type":"array","maxItems":5000,
"items":{"$ref":"#/components/schemas/Event"}},"now":{"type":"integer"},"head":{}}})";

constexpr std::string_view receipts_schema = R"(
{"type":"object","required":["receipts","store"],"properties":{"store":{"type":"string"},
"receipts":{"type":"array","items":{"type":"object","required":["id","status"],
"properties":{"id":{"type":"string"},"status":{"type":"string","enum":["stored",
"already_stored","quarantined","refused"]},"position":{"type":"integer"},
"problem":{"type":"object","properties":{"code":{"type":"string"},"detail":{"type":"string"}}},
"received":{"type":"integer"},"skew":{"type":"integer"}}}}}})";

constexpr std::string_view pulled_schema = R"(
{"type":"object","required":["events","next","more","store"],
"properties":{"events":{"type":"array","items":{"$ref":"#/components/schemas/Event"}},
"next":{"type":"integer"},"more":{"type":"boolean"},"store":{"type":"string"}}})";

std::string media(std::string_view type, std::string_view schema) {
  return "{\"" + std::string(type) + "\":{\"schema\":" + std::string(schema) + "}}";
}

std::string parameter(std::string_view name, std::string_view schema) {
  return R"({"in":"query","name":")" + std::string(name) + R"(","required":false,"schema":)" +
         std::string(schema) + "}";
}

struct Operation {
  std::string path, method, summary, parameters, request, answer = "{}";
  bool open = false;
  std::string type = "application/json";
};

std::string written(Operation const& operation) {
  std::string out = "\"" + operation.path + "\":{\"" + operation.method + "\":{\"summary\":\"" +
                    operation.summary + "\"";
  if (operation.open) out += ",\"security\":[]";
  if (!operation.parameters.empty()) out += ",\"parameters\":[" + operation.parameters + "]";
  if (!operation.request.empty()) {
    out += R"(,"requestBody":{"required":true,"content":)" +
           media("application/json", operation.request) + "}";
  }
  out += R"(,"responses":{"200":{"description":"The answer","content":)" +
         media(operation.type, operation.answer);
  out += R"(},"default":{"description":"A problem","content":)" +
         media("application/problem+json", R"({"$ref":"#/components/schemas/Problem"})") + "}}}}";
  return out;
}

template <class Request, class Answer>
Operation call(std::string_view name, std::string_view summary) {
  return {"/api/" + std::string(name), "post", std::string(summary), "", schema_of<Request>(),
          schema_of<Answer>(),         true};
}

std::vector<Operation> calculations() {
  using wire::OutlookRequest;
  return {
      call<wire::DueRequest, wire::DueAnswer>("due", "What one month costs"),
      call<wire::EstimateRequest, wire::EstimateAnswer>(
          "estimate", "When a pension can be drawn, and how much"),
      call<OutlookRequest, wire::OutlookAnswer>("outlook",
                                                "The seven questions a herder asks, at once"),
      call<OutlookRequest, wire::CostAnswer>("cost", "What do I pay?"),
      call<OutlookRequest, wire::LaterAnswer>("later", "What if I begin later?"),
      call<OutlookRequest, wire::MoreAnswer>("more", "What if I declare more?"),
      call<OutlookRequest, wire::MissedAnswer>("missed", "What if I miss months?"),
      call<OutlookRequest, wire::CoverAnswer>("cover", "What am I covered for?"),
      call<OutlookRequest, wire::NeverAnswer>("never", "What if I never pay?"),
      call<wire::LawRequest, wire::LawAnswer>("law", "The law that computes, with its sources")};
}

std::vector<Operation> others() {
  auto const day = R"({"type":"string","format":"date"})";
  auto const count = R"({"type":"integer","minimum":0})";
  return {
      {"/api/login", "post", "Sign in", "", schema_of<app::LoginRequest>(), "{\"type\":\"object\"}",
       true},
      {"/api/logout", "post", "Sign out"},
      {"/api/me", "get", "Who is signed in"},
      {"/api/sync/push", "post", "Bring events home", "", std::string(push_schema),
       std::string(receipts_schema)},
      {"/api/sync/pull", "get", "What the account may see, in order",
       parameter("after", count) + "," + parameter("limit", count), "", std::string(pulled_schema)},
      {"/api/head/overview", "get", "Soums, officers and visits of a time",
       parameter("from", day) + "," + parameter("to", day) + "," + parameter("after", count) + "," +
           parameter("limit", count)},
      {"/api/areas", "get", "The soums of the deployment", "", "", "{}", true},
      {"/api/openapi.json", "get", "This description", "", "", "{}", true},
      {"/healthz", "get", "Alive", "", "", "{}", true},
      {"/readyz", "get", "The store answers", "", "", "{}", true},
      {"/metrics", "get", "Counts for Prometheus", "", "", R"({"type":"string"})", true,
       "text/plain"}};
}

}  // namespace

std::string openapi_text() {
  std::string paths;
  for (auto const& list : {calculations(), others()}) {
    for (auto const& operation : list) paths += (paths.empty() ? "" : ",") + written(operation);
  }
  return std::string(beginning) + std::string(problem_schema) +
         ",\"Event\":" + std::string(event_schema) + "}},\"paths\":{" + paths + "}}";
}

}  // namespace otor::server
