#include "formats/xml_stream.hpp"

#include <expat.h>

#include <memory>
#include <utility>

namespace zubia::formats {
namespace {

constexpr int depth_max = 64;

struct State {
  XML_Parser parser = nullptr;
  XmlEvents* events = nullptr;
  const std::string* entry = nullptr;
  const std::string* file_name = nullptr;
  const char* nested_code = "archive-too-large";
  const char* broken_code = "broken-xlsx";
  int depth = 0;

  void stop_where_told() const {
    if (events->problem || events->is_done) XML_StopParser(parser, XML_FALSE);
  }

  void fail(const char* code, const std::string& detail) const {
    if (!events->problem)
      events->problem = {code,
                         detail,
                         {.file = *file_name, .member = *entry == *file_name ? std::string() : *entry},
                         "Open it in the program that made it, save it again, and try with that copy."};
    XML_StopParser(parser, XML_FALSE);
  }
};

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
  State& state = *static_cast<State*>(user);
  if (++state.depth > depth_max) return state.fail(state.nested_code, *state.entry + " is nested too deep.");
  XmlAttributes read;
  for (; *attributes != nullptr; attributes += 2) read.emplace(without_prefix(attributes[0]), attributes[1]);
  if (state.events->start) state.events->start(without_prefix(name), read);
  state.stop_where_told();
}

void XMLCALL on_end(void* user, const XML_Char* name) {
  State& state = *static_cast<State*>(user);
  --state.depth;
  if (state.events->end) state.events->end(without_prefix(name));
  state.stop_where_told();
}

void XMLCALL on_text(void* user, const XML_Char* text, int length) {
  State& state = *static_cast<State*>(user);
  if (state.events->text) state.events->text(std::string_view(text, static_cast<std::size_t>(length)));
  state.stop_where_told();
}

void XMLCALL on_doctype(void* user, const XML_Char* /*name*/, const XML_Char* /*system*/, const XML_Char* /*open*/,
                        int /*has_internal_subset*/) {
  static_cast<State*>(user)->fail("broken-xlsx", "The file declares a document type, which no spreadsheet has.");
}

/// A type that is named is not fetched; one that is spelled out could let the file swell.
void XMLCALL on_own_doctype(void* user, const XML_Char* /*name*/, const XML_Char* /*system*/, const XML_Char* /*open*/,
                            int has_internal_subset) {
  if (has_internal_subset != 0)
    static_cast<State*>(user)->fail("broken-xml", "The file declares a document type of its own.");
}

void set_handlers(XML_Parser parser, State& state, XML_StartDoctypeDeclHandler doctype) {
  XML_SetUserData(parser, &state);
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  XML_SetStartDoctypeDeclHandler(parser, doctype);
}

bool parse(const State& state, std::string_view piece, bool is_last) {
  const auto status = XML_Parse(state.parser, piece.data(), static_cast<int>(piece.size()), is_last ? 1 : 0);
  if (state.events->problem || state.events->is_done) return false;
  if (status == XML_STATUS_OK) return true;
  const std::string line = std::to_string(XML_GetCurrentLineNumber(state.parser));
  state.fail(state.broken_code, "The file is damaged: " + *state.entry + " is no XML at its line " + line + " (" +
                                    XML_ErrorString(XML_GetErrorCode(state.parser)) + ").");
  return false;
}

}  // namespace

Result<bool> read_xml(const ZipArchive& archive, const std::string& entry, const std::string& file_name,
                      XmlEvents& events) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate("UTF-8"), XML_ParserFree);
  State state{parser.get(), &events, &entry, &file_name};
  set_handlers(parser.get(), state, on_doctype);
  auto read = archive.read(entry, [&](std::string_view piece) { return parse(state, piece, false); });
  if (events.problem) return refuse(*events.problem);
  if (!read) return read;
  if (!events.is_done && *read) parse(state, {}, true);
  if (events.problem) return refuse(*events.problem);
  return true;
}

Result<void> read_xml_text(std::string_view bytes, const std::string& file_name, XmlEvents& events) {
  // Expat counts in int.
  constexpr std::size_t piece_bytes = std::size_t{1} << 20U;
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
  State state{parser.get(), &events, &file_name, &file_name, "broken-xml", "broken-xml"};
  set_handlers(parser.get(), state, on_own_doctype);
  bool goes_on = true;
  while (goes_on && !bytes.empty()) {
    const std::string_view piece = bytes.substr(0, piece_bytes);
    bytes.remove_prefix(piece.size());
    goes_on = parse(state, piece, false);
  }
  if (goes_on) parse(state, {}, true);
  if (events.problem) return refuse(*events.problem);
  return {};
}

}  // namespace zubia::formats
