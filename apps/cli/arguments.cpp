#include "apps/cli/arguments.hpp"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <map>
#include <ranges>

#include "engine/base/nearest_names.hpp"

namespace zubia::cli {

using operations::FieldDescription;
using operations::FieldKind;

const std::vector<SharedOption>& shared_options() {
  static const std::vector<SharedOption> options = {
      {"output", "table|csv|json", "How the answer is written; a table is the default."},
      {"part", "NAME", "Which table of the answer CSV holds, where it has several; the first one is the default."},
      {"rows", "COUNT", "How many rows a table shows at most; 40 is the default, 0 shows all."},
      {"threads", "COUNT", "How many threads may work; 0, the default, uses all. Results do not depend on it."},
      {"help", "", "Explains the command."},
  };
  return options;
}

std::string option_name(std::string_view field) {
  std::string name(field);
  std::ranges::replace(name, '_', '-');
  return name;
}

namespace {

/// A list option may be given several times: `--incident A --incident B` is `--incident A,B`.
std::string joined(const std::vector<std::string>& given) {
  std::string text;
  for (const std::string& one : given) text += (text.empty() ? "" : ",") + one;
  return text;
}

Result<void> read_shared(const std::map<std::string, std::string>& given, Arguments& arguments) {
  const auto text = [&](const std::string& name) {
    const auto entry = given.find(name);
    return entry == given.end() ? std::string() : entry->second;
  };
  const auto count = [&](const std::string& name, std::size_t otherwise) -> Result<std::size_t> {
    const std::string written = text(name);
    if (written.empty()) return otherwise;
    if (written.size() > 9 || !std::ranges::all_of(written, [](unsigned char c) { return std::isdigit(c) != 0; }))
      return refuse({"invalid-value", "\"" + written + "\" is not a whole number.", {.field = name}, {}});
    return std::stoul(written);
  };
  const std::string format = text("output");
  if (format == "csv") {
    arguments.output.format = operations::OutputFormat::csv;
  } else if (format == "json") {
    arguments.output.format = operations::OutputFormat::json;
  } else if (!format.empty() && format != "table") {
    return refuse({"invalid-value",
                   "\"" + format + "\" is not a choice.",
                   {.field = "output"},
                   "Choose one of table, csv, json."});
  }
  const auto rows = count("rows", 40);
  if (!rows) return refuse(rows.error());
  arguments.output.rows_max = *rows;
  const auto threads = count("threads", 0);
  if (!threads) return refuse(threads.error());
  arguments.threads = static_cast<unsigned>(*threads);
  arguments.output.part = text("part");
  return {};
}

Problem unexpected(const std::vector<std::string>& extras, const operations::AnyOperation& operation) {
  const std::string command(operation.about.name);
  const auto option = std::ranges::find_if(extras, [](const std::string& word) { return word.starts_with("-"); });
  if (option == extras.end())
    return {"unexpected-argument",
            "\"" + extras.front() + "\" is one argument too many.",
            {},
            "See zubia " + command + " --help."};
  const std::string name = option->substr(0, option->find('='));
  std::vector<std::string> known;
  for (const FieldDescription& field : operation.fields)
    if (!field.is_positional()) known.push_back("--" + option_name(field.field.name));
  for (const SharedOption& shared : shared_options()) known.push_back("--" + shared.name);
  const std::string suggestion = did_you_mean(name, known);
  return {"unknown-option",
          "There is no option " + name + ".",
          {},
          suggestion.empty() ? "See zubia " + command + " --help." : suggestion};
}

}  // namespace

Result<Arguments> read_arguments(const operations::AnyOperation& operation, std::vector<std::string> words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  Arguments arguments;
  arguments.request = nlohmann::json::object();
  std::map<std::string, std::string> fields;
  std::map<std::string, std::vector<std::string>> lists;
  std::map<std::string, bool> flags;
  std::map<std::string, std::string> shared;

  CLI::Option* programme = nullptr;
  if (operation.needs_programme) programme = app.add_option("programme", arguments.programme);
  for (const FieldDescription& field : operation.fields) {
    const std::string name(field.field.name);
    if (field.is_positional()) {
      app.add_option(name, fields[name]);
    } else if (field.kind == FieldKind::flag) {
      app.add_flag("--" + option_name(name), flags[name]);
    } else if (field.kind == FieldKind::list) {
      app.add_option("--" + option_name(name), lists[name])->allow_extra_args(false);
    } else {
      app.add_option("--" + option_name(name), fields[name])->allow_extra_args(false);
    }
  }
  for (const SharedOption& option : shared_options()) {
    if (option.placeholder.empty())
      app.add_flag("--" + option.name, arguments.wants_help);
    else
      app.add_option("--" + option.name, shared[option.name])->allow_extra_args(false);
  }

  std::ranges::reverse(words);
  try {
    app.parse(words);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string text = error.what();
    return refuse({"invalid-arguments",
                   text.substr(0, text.find(':')) + " has no value after it.",
                   {},
                   "See zubia " + std::string(operation.about.name) + " --help."});
  } catch (const CLI::ParseError& error) {
    return refuse({"invalid-arguments",
                   std::string(error.what()) + ".",
                   {},
                   "See zubia " + std::string(operation.about.name) + " --help."});
  }
  if (arguments.wants_help) return arguments;
  if (const auto extras = app.remaining(); !extras.empty()) return refuse(unexpected(extras, operation));
  if (programme != nullptr && programme->count() == 0)
    return refuse({"missing-argument",
                   "The programme file is missing.",
                   {},
                   "Try zubia " + std::string(operation.about.name) + " " + std::string(operation.about.example)});

  for (const FieldDescription& field : operation.fields) {
    const std::string name(field.field.name);
    const auto* option = field.is_positional() ? app.get_option(name) : app.get_option("--" + option_name(name));
    if (option->count() == 0) {
      if (field.is_positional())
        return refuse({"missing-argument",
                       "The argument " + name + " is missing.",
                       {},
                       "Try zubia " + std::string(operation.about.name) + " " + std::string(operation.about.example)});
      continue;
    }
    if (field.kind == FieldKind::file)
      arguments.files.emplace_back(name, fields[name]);
    else if (field.kind == FieldKind::flag)
      arguments.request[name] = flags[name];
    else if (field.kind == FieldKind::list)
      arguments.request[name] = joined(lists[name]);
    else
      arguments.request[name] = fields[name];
  }
  if (auto read = read_shared(shared, arguments); !read) return refuse(read.error());
  return arguments;
}

}  // namespace zubia::cli
