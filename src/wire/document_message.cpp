// SPDX-License-Identifier: Apache-2.0
#include "wire/document_message.h"

#include "handbook/svg.h"

namespace otor {

void write_json(std::string& out, Date date) { wire::write_string(out, text_of(date)); }

}  // namespace otor

namespace otor::handbook {
namespace {

template <class>
constexpr std::string_view kind_of = "";
template <>
constexpr std::string_view kind_of<Paragraph> = "paragraph";
template <>
constexpr std::string_view kind_of<Heading> = "heading";
template <>
constexpr std::string_view kind_of<List> = "list";
template <>
constexpr std::string_view kind_of<Box> = "box";
template <>
constexpr std::string_view kind_of<Table> = "table";
template <>
constexpr std::string_view kind_of<Drawing> = "drawing";
template <>
constexpr std::string_view kind_of<Icon> = "icon";
template <>
constexpr std::string_view kind_of<Code> = "code";
template <>
constexpr std::string_view kind_of<Lines> = "lines";
template <>
constexpr std::string_view kind_of<Rule> = "rule";
template <>
constexpr std::string_view kind_of<Columns> = "columns";
template <>
constexpr std::string_view kind_of<Activity> = "activity";
template <>
constexpr std::string_view kind_of<Contents> = "contents";
template <>
constexpr std::string_view kind_of<PageBreak> = "page_break";

void write_members(std::string& out, Drawing const& drawing) {
  bool first = false;
  wire::write_member(out, first, "svg", svg::picture_of(drawing));
  wire::write_member(out, first, "says", drawing.says);
  wire::write_member(out, first, "percent", static_cast<std::int64_t>(drawing.share * 100 + 0.5));
}

template <class T>
void write_members(std::string& out, T const& what) {
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Members>([&](auto member) {
    bool first = false;
    wire::write_member(out, first, member.name, what.*member.pointer);
  });
}

template <class T>
std::string union_member(wire::Shapes& shapes) {
  static_assert(!kind_of<T>.empty());
  std::string members = "never";
  if constexpr (std::is_same_v<T, Drawing>) {
    members = "{ svg: string; says: string; percent: number }";
  } else if constexpr (boost::mp11::mp_size<boost::describe::describe_members<
                           T, boost::describe::mod_public>>::value == 0) {
    members = "object";
  } else {
    members = shapes.of<T>(wire::Direction::answer).typescript;
  }
  return "\n  | ({ kind: '" + std::string(kind_of<T>) + "' } & Changed & " + members + ")";
}

template <class... Kinds>
std::string union_of(wire::Shapes& shapes, std::variant<Kinds...> const*) {
  return (union_member<Kinds>(shapes) + ...);
}

}  // namespace

void write_json(std::string& out, Block const& block) {
  std::visit(
      [&]<class T>(T const& what) {
        out += R"({"kind":")" + std::string(kind_of<T>) + '"';
        write_members(out, what);
      },
      block.what);
  bool first = false;
  wire::write_member(out, first, "changed", block.changed);
  out += '}';
}

}  // namespace otor::handbook

namespace otor::wire {

Result<Language> Reader<Language>::read(json::value const& value, std::string_view path) {
  auto const* code = value.if_string();
  for (auto const language : {Language::mn, Language::kk, Language::en}) {
    if (code != nullptr && *code == code_of(language)) return language;
  }
  return detail::at(ProblemKind::bad_value, path, "mn, kk or en is expected.");
}

void declare_language(Shapes& shapes) {
  shapes.add("Language", R"({"type":"string","enum":["mn","kk","en"]})",
             "export type Language = 'mn' | 'kk' | 'en';\n");
}

void declare_papers(Shapes& shapes) {
  using namespace handbook;
  auto const kinds = union_of(shapes, static_cast<decltype(Block::what) const*>(nullptr));
  shapes.add("Block", "{}",
             "export interface Changed {\n  changed: string | null;\n}\n\nexport type Block =" +
                 kinds + ";\n");
  declare_language(shapes);
  shapes.of<Document>(Direction::answer);
  shapes.of<HandbookRequest>(Direction::request);
  shapes.of<AnswerRequest>(Direction::request);
  shapes.of<AnswerSaid>(Direction::answer);
  shapes.of<ChangesRequest>(Direction::request);
  shapes.of<ChangesSaid>(Direction::answer);
  shapes.of<SheetWords>(Direction::request);
  shapes.of<MessagesRequest>(Direction::request);
  shapes.of<MessagesSaid>(Direction::answer);
  shapes.of<LengthRequest>(Direction::request);
}

}  // namespace otor::wire
