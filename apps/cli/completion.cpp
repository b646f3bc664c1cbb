#include "apps/cli/completion.hpp"

#include <fmt/format.h>
#include <vector>

#include "apps/cli/arguments.hpp"
#include "apps/cli/help.hpp"

namespace zubia::cli {

using operations::AnyOperation;
using operations::FieldDescription;
using operations::FieldKind;

namespace {

std::string command_names(std::span<const AnyOperation> operations) {
  std::vector<std::string> names;
  for (const AnyOperation& operation : operations) names.emplace_back(operation.about.name);
  for (const TerminalCommand& command : terminal_commands()) names.push_back(command.name);
  return fmt::format("{}", fmt::join(names, " "));
}

std::string option_names(const AnyOperation& operation) {
  std::vector<std::string> names;
  for (const FieldDescription& field : operation.fields)
    if (!field.is_positional()) names.push_back("--" + option_name(field.field.name));
  for (const SharedOption& shared : shared_options()) names.push_back("--" + shared.name);
  return fmt::format("{}", fmt::join(names, " "));
}

/// `command:--option) words="…"` for every option that has a closed set of values.
std::string choice_cases(std::span<const AnyOperation> operations) {
  std::string text = "    *:--output) words=\"table csv json\" ;;\n";
  for (const AnyOperation& operation : operations)
    for (const FieldDescription& field : operation.fields)
      if (field.kind == FieldKind::choice)
        text += fmt::format("    {}:--{}) words=\"{}\" ;;\n", operation.about.name, option_name(field.field.name),
                            fmt::join(field.choices, " "));
  return text;
}

std::string option_cases(std::span<const AnyOperation> operations) {
  std::string text;
  for (const AnyOperation& operation : operations)
    text += fmt::format("    {}) words=\"{}\" ;;\n", operation.about.name, option_names(operation));
  return text;
}

}  // namespace

Result<std::string> completion(const std::string& shell, std::span<const AnyOperation> operations) {
  const std::string body = fmt::format(
      R"(_zubia() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}" command="${{COMP_WORDS[1]}}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="{}"
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    return
  fi
  case "$command:$previous" in
    completion:completion) words="bash zsh" ;;
    schema:schema) words="event plan disclosure-plan disclosure-ledger" ;;
{}  esac
  if [ -z "$words" ] && [ "${{word#-}}" != "$word" ]; then
    case "$command" in
{}    esac
  fi
  if [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}}
complete -F _zubia zubia
)",
      command_names(operations), choice_cases(operations), option_cases(operations));
  if (shell == "bash") return "# bash completion for zubia: source this file\n" + body;
  if (shell == "zsh") {
    // zsh runs bash completions itself; it has no mapfile and no compopt, so their two uses are supplied.
    return "#compdef zubia\nautoload -Uz bashcompinit && bashcompinit\n"
           "mapfile() { local line; COMPREPLY=(); while IFS= read -r line; do COMPREPLY+=(\"$line\"); done; }\n"
           "compopt() { :; }\n" +
           body;
  }
  return refuse({"unknown-shell", "There is no completion for \"" + shell + "\".", {}, "Choose bash or zsh."});
}

}  // namespace zubia::cli
