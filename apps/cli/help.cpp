#include "apps/cli/help.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>

#include "apps/cli/arguments.hpp"
#include "apps/cli/serve_command.hpp"

namespace zubia::cli {

using operations::AnyOperation;
using operations::FieldDescription;
using operations::FieldKind;
using operations::Need;

namespace {

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string placeholder(const FieldDescription& field) {
  switch (field.kind) {
    case FieldKind::flag:
      return {};
    case FieldKind::number:
      return "NUMBER";
    case FieldKind::integer:
      return "COUNT";
    case FieldKind::list:
      return "CODE,CODE,…";
    case FieldKind::choice:
      return fmt::format("{}", fmt::join(field.choices, "|"));
    case FieldKind::file:
      return "FILE";
    case FieldKind::text:
      break;
  }
  return "TEXT";
}

/// `text` broken into lines of at most `width`, each after the first indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width = 100) {
  std::string written;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    if (column + word.size() > width && column > indent) {
      written += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      written += ' ';
      ++column;
    }
    written += word;
    column += word.size();
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return written;
}

std::string entry(const std::string& name, const std::string& help) {
  const std::size_t indent = 34;
  if (name.size() + 4 > indent) return "  " + name + "\n" + std::string(indent, ' ') + wrapped(help, indent) + "\n";
  return fmt::format("  {:<32}{}\n", name, wrapped(help, indent));
}

}  // namespace

std::span<const TerminalCommand> terminal_commands() {
  static const std::vector<TerminalCommand> commands = {
      {"serve", std::string(serve_command().about.summary), "serve naen.zubia"},
      {"openapi", "Prints the description of the HTTP interface (OpenAPI 3.1).", "openapi"},
      {"schema", "Prints the JSON Schema of a file that people write, such as event or disclosure-plan.",
       "schema event"},
      {"completion", "Prints the completion script of a shell: bash or zsh.", "completion bash"},
      {"manual", "Prints the manual page, for man -l -.", "manual"},
      {"help", "Explains a command.", "help location-quotients"},
  };
  return commands;
}

std::string option_usage(const FieldDescription& field) {
  const std::string value = placeholder(field);
  return "--" + option_name(field.field.name) + (value.empty() ? "" : " " + value);
}

std::string usage(const AnyOperation& operation) {
  std::string text(operation.about.name);
  if (operation.needs_programme) text += " PROGRAMME";
  for (const FieldDescription& field : operation.fields) {
    if (field.is_positional()) text += " " + upper(std::string(field.field.name));
  }
  for (const FieldDescription& field : operation.fields)
    if (!field.is_positional() && field.field.need == Need::required) text += " " + option_usage(field);
  return text + " [options]";
}

std::string operation_help(const AnyOperation& operation) {
  std::string text = wrapped(operation.about.summary, 0) + "\n\nUsage\n  zubia " + usage(operation) + "\n\n";
  text += "Example\n  zubia " + std::string(operation.about.name) + " " + std::string(operation.about.example) + "\n\n";
  std::string positionals;
  std::string options;
  if (operation.needs_programme)
    positionals += entry("PROGRAMME", "The programme: a .zubia file, or the postgresql:// address of a shared one.");
  for (const FieldDescription& field : operation.fields) {
    std::string help(field.field.help);
    if (!field.default_text.empty()) help += " Default: " + field.default_text + ".";
    if (field.is_positional()) {
      positionals += entry(upper(std::string(field.field.name)), help);
    } else {
      if (field.field.need == Need::required) help += " Required.";
      options += entry(option_usage(field), help);
    }
  }
  if (!positionals.empty()) text += "Arguments\n" + positionals + "\n";
  if (!options.empty()) text += "Options\n" + options + "\n";
  text += "Options of every command\n";
  for (const SharedOption& shared : shared_options())
    text += entry("--" + shared.name + (shared.placeholder.empty() ? "" : " " + shared.placeholder), shared.help);
  if (!operation.about.method_page.empty())
    text += "\nHow it is computed: docs/methods/" + std::string(operation.about.method_page) + ".md\n";
  return text;
}

std::string product_help(std::span<const AnyOperation> operations) {
  std::string text =
      "Zubia takes a border area from its regional statistics to working cross-border clusters.\n\n"
      "Usage\n  zubia COMMAND [arguments] [options]      zubia COMMAND --help explains one\n\n";
  const auto list = [&](const std::string& title, auto wanted) {
    text += title + "\n";
    for (const AnyOperation& operation : operations)
      if (wanted(operation)) text += entry(std::string(operation.about.name), std::string(operation.about.summary));
    text += "\n";
  };
  const auto of_programme = [](const AnyOperation& operation) {
    return operation.needs_programme ||
           std::ranges::any_of(operation.fields, [](const auto& field) { return field.field.name == "programme"; });
  };
  list("With a programme", of_programme);
  const auto of_meetings = [](const AnyOperation& operation) {
    return operation.about.name == "draft-event" ||
           std::ranges::any_of(operation.fields, [](const auto& field) { return field.field.name == "event"; });
  };
  list("With a meeting event, no programme needed", of_meetings);
  list("With a file of statistics, no programme needed",
       [&](const AnyOperation& operation) { return !of_programme(operation) && !of_meetings(operation); });
  text += "The terminal itself\n";
  for (const TerminalCommand& command : terminal_commands()) text += entry(command.name, command.summary);
  text += "\nTry first\n  zubia location-quotients employment.csv\n";
  return text;
}

}  // namespace zubia::cli
