#include "apps/cli/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "apps/cli/arguments.hpp"
#include "apps/cli/completion.hpp"
#include "apps/cli/help.hpp"
#include "apps/cli/input_file.hpp"
#include "apps/cli/interrupt.hpp"
#include "apps/cli/manual.hpp"
#include "apps/cli/problem_text.hpp"
#include "apps/cli/progress_bar.hpp"
#include "apps/cli/serve_command.hpp"
#include "engine/base/nearest_names.hpp"
#include "operations/all.hpp"
#include "operations/document_schemas.hpp"
#include "operations/moments.hpp"
#include "operations/openapi.hpp"
#include "operations/permissions.hpp"

namespace zubia::cli {

using operations::AnyOperation;

namespace {

constexpr int done = 0;
constexpr int refused = 2;
constexpr int cancelled = 130;

int refuse_with(const Problem& problem) {
  clear_progress_bar();
  static_cast<void>(std::fputs(problem_text(problem).c_str(), stderr));
  return problem.code == "cancelled" ? cancelled : refused;
}

int print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0)
    return refuse_with({"output-not-written",
                        "The answer could not be written to its end.",
                        {},
                        "Check the space left on the disk, or who reads the pipe."});
  return done;
}

Problem unknown_command(const std::string& name) {
  std::vector<std::string> known;
  for (const AnyOperation& operation : operations::all_operations()) known.emplace_back(operation.about.name);
  for (const TerminalCommand& command : terminal_commands()) known.push_back(command.name);
  const std::string suggestion = did_you_mean(name, known);
  return {"unknown-command",
          "There is no command \"" + name + "\".",
          {},
          suggestion.empty() ? "zubia --help lists them all." : suggestion};
}

const AnyOperation* find_operation(const std::string& name) {
  const auto& all = operations::all_operations();
  const auto found =
      std::ranges::find_if(all, [&](const AnyOperation& operation) { return operation.about.name == name; });
  return found == all.end() ? nullptr : &*found;
}

/// Who holds the file of a programme may do everything with it.
operations::Asker asker() {
  const char* user = std::getenv("USER");
  return {.name = user == nullptr || *user == '\0' ? "unnamed" : user,
          .role = std::string(operations::role_name(operations::Role::owner))};
}

operations::Work work_of(const Arguments& arguments) {
  return {.progress = Progress(progress_bar(), stop_on_interrupt()),
          .parallelism = {arguments.threads},
          .now = operations::moment_text(operations::system_moment()),
          .asker = asker()};
}

int run_operation(const AnyOperation& operation, const std::vector<std::string>& words,
                  const OpenProgramme& open_programme) {
  auto arguments = read_arguments(operation, words);
  if (!arguments) return refuse_with(arguments.error());
  if (arguments->wants_help) return print(operation_help(operation));
  for (const auto& [field, path] : arguments->files) {
    auto file = read_input_file(path);
    if (!file) return refuse_with(file.error());
    nlohmann::json& value = arguments->request[field];
    value["name"] = std::move(file->name);
    value["bytes"] = std::move(file->bytes);
  }
  const operations::Work work = work_of(*arguments);
  std::shared_ptr<storage::ProgrammeStore> programme;
  if (operation.needs_programme) {
    auto opened = open_programme(arguments->programme, operation.changes_programme);
    if (!opened) return refuse_with(opened.error());
    programme = *std::move(opened);
  }
  const auto reply = operation.run(arguments->request, programme.get(), work, arguments->output);
  clear_progress_bar();
  if (!reply) return refuse_with(reply.error());
  for (const operations::Notice& notice : reply->notices)
    static_cast<void>(std::fputs(("note: " + notice.text + "\n").c_str(), stderr));
  const int printed = print(reply->text);
  // What was interrupted and answers all the same says so by its exit code, for scripts that go on from here.
  return printed == done && work.progress.cancelled() ? cancelled : printed;
}

int serve(const std::vector<std::string>& words, const Doors& doors) {
  const auto arguments = read_arguments(serve_command(), words);
  if (!arguments) return refuse_with(arguments.error());
  if (arguments->wants_help) return print(operation_help(serve_command()));
  const auto listening = listening_of(arguments->request, arguments->programme);
  if (!listening) return refuse_with(listening.error());
  auto programme = doors.open_programme(arguments->programme, true);
  if (!programme) return refuse_with(programme.error());
  const auto served = doors.serve(*std::move(programme), *listening, stop_on_interrupt());
  return served ? done : refuse_with(served.error());
}

int run_terminal_command(const std::string& name, const std::vector<std::string>& words) {
  const auto& all = operations::all_operations();
  if (name == "openapi") return print(operations::openapi(all, operations::session_routes()).dump(2) + "\n");
  if (name == "manual") return print(manual(all));
  if (name == "schema") {
    const auto schema = operations::schema_of_document(words.empty() ? std::string() : words.front());
    return schema ? print(schema->dump(2) + "\n") : refuse_with(schema.error());
  }
  if (name == "completion") {
    const auto script = completion(words.empty() ? std::string() : words.front(), all);
    return script ? print(*script) : refuse_with(script.error());
  }
  if (words.empty()) return print(product_help(all));
  if (words.front() == "serve") return print(operation_help(serve_command()));
  if (const AnyOperation* operation = find_operation(words.front())) return print(operation_help(*operation));
  return refuse_with(unknown_command(words.front()));
}

}  // namespace

int run(const std::vector<std::string>& words, const Doors& doors) {
  if (words.empty() || words.front() == "--help" || words.front() == "-h")
    return print(product_help(operations::all_operations()));
  const std::string& name = words.front();
  const std::vector<std::string> rest(words.begin() + 1, words.end());
  if (name == "--version") return print("zubia " ZUBIA_VERSION "\n");
  if (name == "serve") return serve(rest, doors);
  const auto commands = terminal_commands();
  if (std::ranges::any_of(commands, [&](const TerminalCommand& command) { return command.name == name; }))
    return run_terminal_command(name, rest);
  if (const AnyOperation* operation = find_operation(name))
    return run_operation(*operation, rest, doors.open_programme);
  return refuse_with(unknown_command(name));
}

}  // namespace zubia::cli
