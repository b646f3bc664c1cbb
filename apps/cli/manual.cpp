#include "apps/cli/manual.hpp"

#include "apps/cli/arguments.hpp"
#include "apps/cli/help.hpp"

namespace zubia::cli {

using operations::AnyOperation;
using operations::FieldDescription;

namespace {

/// Text in which roff finds no commands of its own.
std::string escaped(std::string_view text) {
  std::string written;
  for (const char c : text) {
    if (c == '\\') {
      written += "\\e";
    } else if (c == '-') {
      written += "\\-";
    } else {
      written += c;
    }
  }
  if (written.starts_with('.') || written.starts_with('\'')) written.insert(0, "\\&");
  return written;
}

std::string tagged(const std::string& tag, std::string_view text) {
  return ".TP\n.B " + escaped(tag) + "\n" + escaped(text) + "\n";
}

}  // namespace

std::string manual(std::span<const AnyOperation> operations) {
  std::string page =
      ".TH ZUBIA 1\n.SH NAME\nzubia \\- from regional statistics to cross\\-border clusters\n"
      ".SH SYNOPSIS\n.B zubia\n.I COMMAND\n[arguments] [options]\n"
      ".SH DESCRIPTION\nZubia carries one territory key and one company key through the whole programme of a border "
      "area. Commands read a file of statistics, or a programme: one .zubia file, or the postgresql:// address of a "
      "shared one. A single hyphen stands for standard input.\n.SH COMMANDS\n";
  for (const AnyOperation& operation : operations) {
    page += ".SS " + escaped(usage(operation)) + "\n" + escaped(operation.about.summary) + "\n";
    for (const FieldDescription& field : operation.fields) {
      std::string help(field.field.help);
      if (!field.default_text.empty()) help += " Default: " + field.default_text + ".";
      page += tagged(field.is_positional() ? std::string(field.field.name) : option_usage(field), help);
    }
    page += ".PP\nExample:\n.PP\n.RS\n.B zubia " + escaped(operation.about.name) + " " +
            escaped(operation.about.example) + "\n.RE\n";
  }
  for (const TerminalCommand& command : terminal_commands())
    page += ".SS " + escaped(command.name) + "\n" + escaped(command.summary) + "\n";
  page += ".SH OPTIONS OF EVERY COMMAND\n";
  for (const SharedOption& shared : shared_options())
    page += tagged("--" + shared.name + (shared.placeholder.empty() ? "" : " " + shared.placeholder), shared.help);
  page +=
      ".SH EXIT STATUS\n" + tagged("0", "The answer was written.") +
      tagged("2",
             "The request was refused: one line on standard error says where, why and the mend. Nothing was changed.") +
      tagged("70", "A fault of Zubia itself.") +
      tagged("130", "Interrupted by Ctrl-C. Nothing was changed; a search writes the best answer it has by then.");
  return page;
}

}  // namespace zubia::cli
