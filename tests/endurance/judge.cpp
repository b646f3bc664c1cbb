#include "tests/endurance/judge.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "storage/connection.hpp"

namespace zubia::endurance {

namespace {

using storage::Connection;
using storage::Row;

struct StoredAnswer {
  std::string value;
  std::int64_t receipt = 0;
};

/// What the programme says was written.
struct Stored {
  std::map<std::string, std::pair<std::string, std::int64_t>> receipts;  ///< response and number by key
  std::map<std::pair<std::string, std::string>, StoredAnswer> answers;   ///< by response and variable
  std::int64_t used_links = 0;
  std::int64_t anonymous_responses = 0;
  bool is_sound = false;
};

Result<Stored> read_stored(Connection& connection) {
  Stored stored;
  std::string said;
  bool has_orphans = false;
  auto asked = connection.query("PRAGMA integrity_check", {}, [&](const Row& row) { said += row.text(0); });
  if (asked) asked = connection.query("PRAGMA foreign_key_check", {}, [&](const Row&) { has_orphans = true; });
  stored.is_sound = said == "ok" && !has_orphans;
  if (asked)
    asked = connection.query("SELECT idempotency_key, response, number FROM answer_receipt", {}, [&](const Row& row) {
      stored.receipts.emplace(row.text(0), std::pair(row.text(1), row.integer(2)));
    });
  if (asked)
    asked = connection.query("SELECT response, variable, value, receipt FROM answer", {}, [&](const Row& row) {
      stored.answers.emplace(std::pair(row.text(0), row.text(1)), StoredAnswer{row.text(2), row.integer(3)});
    });
  if (asked)
    asked = connection.query(
        "SELECT (SELECT count(*) FROM questionnaire_invitation WHERE state = 'answered'), "
        "(SELECT count(*) FROM response WHERE mode = 'anonymous')",
        {}, [&](const Row& row) {
          stored.used_links = row.integer(0);
          stored.anonymous_responses = row.integer(1);
        });
  if (!asked) return refuse(asked.error());
  return stored;
}

/// Whether every answer of a stored write is there, or was written over by a later one.
bool is_whole(const Stored& stored, const Write& write, const std::pair<std::string, std::int64_t>& receipt) {
  return std::ranges::all_of(write.answers, [&](const auto& answer) {
    const auto found = stored.answers.find({receipt.first, answer.first});
    if (found == stored.answers.end() || found->second.receipt < receipt.second) return false;
    return found->second.receipt > receipt.second || found->second.value == answer.second;
  });
}

std::optional<std::string> content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

Findings judge(const std::string& folder, const std::vector<Write>& writes, const std::set<std::size_t>& asked,
               const std::set<std::size_t>& acknowledged, const std::string& key) {
  Findings found;
  const bool needs_key =
      std::ranges::any_of(acknowledged, [&](std::size_t number) { return writes[number].mode == "confidential"; });
  found.key_lost = needs_key && content_of(SurveyedProgramme::key_file_in(folder)) != key;
  Result<Stored> stored;
  {
    const auto connection =
        storage::open_connection({.location = SurveyedProgramme::file_in(folder), .for_writing = true});
    if (connection) stored = read_stored(**connection);
    found.unopened = !connection || !stored;
  }
  if (found.unopened) {
    found.lost = acknowledged.size();
    return found;
  }
  found.damaged = !stored->is_sound;
  found.apart = stored->used_links != stored->anonymous_responses;
  std::size_t known = 0;
  for (const std::size_t number : asked) {
    const auto receipt = stored->receipts.find(writes[number].stored_key);
    const bool is_there = receipt != stored->receipts.end();
    const bool is_there_whole = is_there && is_whole(*stored, writes[number], receipt->second);
    known += is_there ? 1U : 0U;
    found.half += is_there && !is_there_whole ? 1U : 0U;
    found.lost += acknowledged.contains(number) && !is_there_whole ? 1U : 0U;
  }
  found.never_asked = stored->receipts.size() - known;
  return found;
}

}  // namespace zubia::endurance
