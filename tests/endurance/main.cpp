// zubia_power_cuts: cuts the power under a server whose respondents write. See README.md beside it.

#include <fmt/format.h>
#include <array>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <string_view>

#include "storage/connection.hpp"
#include "storage/programme_access.hpp"
#include "tests/endurance/disk.hpp"
#include "tests/endurance/judge.hpp"
#include "tests/endurance/respondents.hpp"

namespace {

using namespace zubia;
using namespace zubia::endurance;
namespace files = std::filesystem;

constexpr std::array<std::string_view, 5> plants = {"none", "normal", "off", "early-answer", "unsynced-folder"};
constexpr std::size_t cuts_a_run = 1000;
constexpr std::size_t respondents = 8;
constexpr std::array<Fate, 4> fates = {Fate::nothing, Fate::all, Fate::some, Fate::torn};

struct Asked {
  std::size_t cuts = 1000;
  std::size_t writes = 240;
  std::uint64_t seed = 2021;
  std::string plant = "none";
  bool is_about_sensitivity = false;
};

/// What a server did with its files while it was answered, and who was told what.
struct Run {
  std::vector<Write> writes;
  std::vector<FileOperation> operations;
  std::size_t begin = 0;  ///< of the answering; before it the programme was made
  std::string key;        ///< what the key file holds
};

struct Counts {
  std::size_t runs = 0, acknowledged = 0, operations = 0, cuts = 0, cuts_with_loss = 0, lost = 0, half = 0, other = 0;
  std::size_t faults = 0;  ///< cuts after which something was wrong
};

/// A folder that goes with its owner.
class Folder {
 public:
  explicit Folder(const char* name) {
    std::string path = (files::temp_directory_path() / (std::string("zubia-") + name + "-XXXXXX")).string();
    if (::mkdtemp(path.data()) == nullptr) throw std::runtime_error("no folder can be made in " + path);
    path_ = files::canonical(path);
  }
  ~Folder() {
    std::error_code error;
    files::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path() const { return path_.string(); }

 private:
  files::path path_;
};

std::string content_of(const files::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What a restart makes anew, or what is of this process.
bool is_passing(std::string_view name) { return name.ends_with("-shm") || name.ends_with("-lock"); }

void plant_in(storage::ProgrammeStore& programme, std::string_view plant) {
  if (plant != "normal" && plant != "off") return;
  const auto planted = storage::ProgrammeAccess(programme).run_alone([&](storage::Connection& connection) {
    return plant == "off" ? connection.execute("PRAGMA synchronous=OFF")
                          : connection.execute("PRAGMA synchronous=NORMAL");
  });
  if (!planted) throw std::runtime_error(planted.error().detail);
}

/// A record that missed something would find a loss that is none, or none where there is one: played to its end, it
/// gives the files that are there.
void check_is_complete(const Run& run, const std::string& folder) {
  Disk disk;
  for (const FileOperation& operation : run.operations) disk.take(operation);
  RandomStream random({}, 0);
  const auto played = disk.after_cut(Fate::all, random);
  for (const auto& entry : files::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (is_passing(name)) continue;
    const auto found = played.find(name);
    if (found == played.end() || found->second != content_of(entry.path()))
      throw std::runtime_error("the record of the files is not complete: " + name);
  }
  for (const auto& [name, content] : played)
    if (!is_passing(name) && !files::exists(files::path(folder) / name))
      throw std::runtime_error("the record of the files is not complete: " + name + " is gone");
}

Run record_run(const Asked& asked, std::string_view plant, std::uint64_t seed) {
  const Folder folder("recorded");
  Run run;
  file_record().begin(folder.path());
  {
    SurveyedProgramme programme(folder.path(), asked.writes, seed);
    plant_in(*programme.store(), plant);
    run.begin = file_record().size();
    run.writes = programme.writes();
    answer_over_http(programme, SurveyedProgramme::key_file_in(folder.path()), respondents);
  }
  run.operations = file_record().end();
  run.key = content_of(SurveyedProgramme::key_file_in(folder.path()));
  check_is_complete(run, folder.path());
  return run;
}

void put_files(const std::map<std::string, std::string>& found, const std::string& folder) {
  for (const auto& [name, content] : found) {
    if (is_passing(name)) continue;
    std::ofstream file(files::path(folder) / name, std::ios::binary);
    file << content;
  }
  std::error_code error;
  files::permissions(SurveyedProgramme::key_file_in(folder), files::perms::owner_read, error);
}

/// Cuts the power at `cuts` moments of a run, in their order, and judges what is left.
void cut(const Run& run, std::size_t cuts, std::string_view plant, std::uint64_t seed, Counts& counts) {
  RandomStream random({seed}, 1);
  std::vector<std::size_t> moments;
  for (std::size_t one = 0; one < cuts; ++one)
    moments.push_back(run.begin + random.below(run.operations.size() - run.begin + 1));
  std::ranges::sort(moments);
  Disk disk(plant == "unsynced-folder" ? Disk::Folders::passed_over : Disk::Folders::synced);
  std::set<std::size_t> sent;
  std::set<std::size_t> acknowledged;
  std::size_t taken = 0;
  for (const std::size_t moment : moments) {
    for (; taken < moment; ++taken) {
      const FileOperation& operation = run.operations[taken];
      disk.take(operation);
      if (operation.kind == FileOperation::Kind::ask) sent.insert(operation.number);
      if (operation.kind == FileOperation::Kind::acknowledge ||
          (operation.kind == FileOperation::Kind::ask && plant == "early-answer"))
        acknowledged.insert(operation.number);
    }
    const Folder folder("cut");
    put_files(disk.after_cut(fates[random.below(fates.size())], random), folder.path());
    const Findings found = judge(folder.path(), run.writes, sent, acknowledged, run.key);
    ++counts.cuts;
    counts.cuts_with_loss += found.lost > 0 ? 1U : 0U;
    counts.lost += found.lost;
    counts.half += found.half;
    counts.other += found.never_asked + (found.unopened ? 1U : 0U) + (found.damaged ? 1U : 0U) +
                    (found.apart ? 1U : 0U) + (found.key_lost ? 1U : 0U);
    counts.faults += found.is_sound() ? 0U : 1U;
  }
}

Counts endure(const Asked& asked, std::string_view plant) {
  Counts counts;
  for (std::size_t left = asked.cuts; left > 0;) {
    const std::size_t cuts = std::min(left, cuts_a_run);
    const std::uint64_t seed = asked.seed + counts.runs;
    const Run run = record_run(asked, plant, seed);
    ++counts.runs;
    counts.operations += run.operations.size() - run.begin;
    counts.acknowledged += static_cast<std::size_t>(
        std::ranges::count(run.operations, FileOperation::Kind::acknowledge, &FileOperation::kind));
    cut(run, cuts, plant, seed, counts);
    left -= cuts;
  }
  fmt::print("{:<16} {:>5} {:>13} {:>11} {:>7} {:>15} {:>7} {:>6} {:>6}\n", plant, counts.runs, counts.acknowledged,
             counts.operations, counts.cuts, counts.cuts_with_loss, counts.lost, counts.half, counts.other);
  static_cast<void>(std::fflush(stdout));
  return counts;
}

Asked read_words(int count, char** words) {
  Asked asked;
  for (int at = 1; at < count; ++at) {
    const std::string_view word = words[at];
    if (word == "--sensitivity") {
      asked.is_about_sensitivity = true;
      continue;
    }
    if (at + 1 == count) throw std::runtime_error(std::string(word) + " needs a value, or is not known");
    const std::string value = words[++at];
    if (word == "--cuts")
      asked.cuts = std::stoul(value);
    else if (word == "--writes")
      asked.writes = std::stoul(value);
    else if (word == "--seed")
      asked.seed = std::stoull(value);
    else if (word == "--plant" && std::ranges::find(plants, value) != plants.end())
      asked.plant = value;
    else
      throw std::runtime_error(fmt::format("{} {} is not known", word, value));
  }
  return asked;
}

/// Without a fault nothing is found, and with any of them something is.
bool finds_every_fault(const Asked& asked) {
  bool is_all_found = true;
  for (const std::string_view plant : plants) {
    const bool is_found = endure(asked, plant).faults > 0;
    is_all_found = is_all_found && is_found == (plant != "none");
  }
  fmt::print("{}\n", is_all_found ? "Every planted fault was found, and nothing where there was none."
                                  : "A planted fault was not found, or something where there was none.");
  return is_all_found;
}

}  // namespace

int main(int count, char** words) {
  try {
    const Asked asked = read_words(count, words);
    fmt::print("seed {}\n{:<16} {:>5} {:>13} {:>11} {:>7} {:>15} {:>7} {:>6} {:>6}\n", asked.seed, "planted", "runs",
               "acknowledged", "operations", "cuts", "cuts with loss", "lost", "half", "other");
    if (asked.is_about_sensitivity) return finds_every_fault(asked) ? 0 : 1;
    return endure(asked, asked.plant).faults > 0 ? 1 : 0;
  } catch (const std::exception& fault) {
    fmt::print(stderr, "zubia_power_cuts: {}\n", fault.what());
    return 2;
  }
}
