#include "storage/questionnaire_store.hpp"

#include <fmt/chrono.h>
#include <algorithm>
#include <map>

#include "storage/comma_list.hpp"
#include "storage/connection.hpp"
#include "storage/questionnaire_rows.hpp"

namespace zubia::storage {

namespace {

std::int64_t whole(int number) { return number; }

/// The id of the questionnaire with that name; a new row where there is none.
Result<std::string> questionnaire_named(Connection& connection, const QuestionnaireVersion& draft, Instant now) {
  std::string id;
  const Value key[] = {draft.name};
  auto asked =
      connection.query("SELECT id FROM questionnaire WHERE name = $1", key, [&](const Row& row) { id = row.text(0); });
  if (!asked) return refuse(asked.error());
  if (!id.empty()) return id;
  const Value values[] = {draft.questionnaire, draft.name, now};
  auto added = connection.execute(
      "INSERT INTO questionnaire (place, id, name, created_at) "
      "VALUES ((SELECT COALESCE(MAX(place), 0) + 1 FROM questionnaire), $1, $2, $3)",
      values);
  if (!added) return refuse(added.error());
  return draft.questionnaire;
}

/// The number that the next draft has: that of the draft that there is, or one more than the last.
Result<int> draft_number(Connection& connection, const std::string& questionnaire) {
  int number = 1;
  const Value key[] = {questionnaire};
  const auto asked = connection.query(
      "SELECT number, published_at FROM questionnaire_version WHERE questionnaire = $1 ORDER BY number", key,
      [&](const Row& row) { number = static_cast<int>(row.integer(0)) + (row.is_null(1) ? 0 : 1); });
  if (!asked) return refuse(asked.error());
  return number;
}

Result<void> write_draft(Connection& connection, const QuestionnaireVersion& draft, Instant now) {
  const Value values[] = {
      draft.questionnaire, whole(draft.number), draft.document, draft.hash, draft.mode, joined(draft.languages), now,
      draft.saved_by,      draft.account};
  return connection.execute(
      "INSERT INTO questionnaire_version (questionnaire, number, document, hash, mode, languages, saved_at, saved_by, "
      "account) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (questionnaire, number) DO UPDATE SET "
      "document = excluded.document, hash = excluded.hash, mode = excluded.mode, languages = excluded.languages, "
      "saved_at = excluded.saved_at, saved_by = excluded.saved_by, account = excluded.account",
      values);
}

/// The latest version of the questionnaire with that name; none where there is no such questionnaire.
Result<std::optional<QuestionnaireVersion>> latest_of(Connection& connection, const std::string& name) {
  std::string id;
  std::int64_t number = 0;
  const Value key[] = {name};
  const auto asked = connection.query(
      "SELECT v.questionnaire, v.number FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire "
      "WHERE q.name = $1 ORDER BY v.number DESC LIMIT 1",
      key, [&](const Row& row) {
        id = row.text(0);
        number = row.integer(1);
      });
  if (!asked) return refuse(asked.error());
  if (id.empty()) return std::nullopt;
  return read_version(connection, id, static_cast<int>(number));
}

/// `Maite Etxeberria, on 2026-11-27 at 10:00 UTC`, as far as it is known.
std::string who_and_when(const QuestionnaireVersion& version) {
  std::string told = version.saved_by.empty() ? std::string("somebody") : version.saved_by;
  if (version.saved_at) told += fmt::format(", on {:%Y-%m-%d at %H:%M} UTC", fmt::gmtime(*version.saved_at));
  return told;
}

Problem unknown_questionnaire(const std::string& name) {
  return {"unknown-questionnaire", "There is no questionnaire " + name + ".", {.field = "questionnaire"}, {}};
}

/// What stands in the way of saving over `now`, of which the hash `hash_seen` was seen.
std::optional<Problem> why_not_saved(const std::optional<QuestionnaireVersion>& now, const std::string& name,
                                     const std::string& hash_seen) {
  if (!now && !hash_seen.empty()) return unknown_questionnaire(name);
  if (!now) return std::nullopt;
  if (hash_seen.empty())
    return Problem{"questionnaire-exists",
                   "There is a questionnaire " + name + " already.",
                   {.field = "questionnaire"},
                   "Choose another name, or open that one and change it."};
  if (now->published_at)
    return Problem{"version-frozen",
                   fmt::format("Version {} was published; it is frozen.", now->number),
                   {.field = "questionnaire"},
                   "Begin the next version, and change that."};
  if (now->hash != hash_seen)
    return Problem{"draft-changed-meanwhile",
                   "The draft was saved by " + who_and_when(*now) + ", after you opened it.",
                   {.field = "hash_seen"},
                   "Nothing of yours was stored: keep it, look at the other one, then save over it or take it."};
  return std::nullopt;
}

}  // namespace

QuestionnaireStore::QuestionnaireStore(ProgrammeStore& programme) : programme_(programme) {}

Result<QuestionnaireVersion> QuestionnaireStore::put_draft(QuestionnaireVersion draft, Instant now) {
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto id = questionnaire_named(connection, draft, now);
    if (!id) return refuse(id.error());
    draft.questionnaire = *id;
    const auto number = draft_number(connection, *id);
    if (!number) return refuse(number.error());
    draft.number = *number;
    return write_draft(connection, draft, now);
  });
  if (!done) return refuse(done.error());
  return draft;
}

Result<QuestionnaireVersion> QuestionnaireStore::save_draft(QuestionnaireVersion draft, const std::string& hash_seen,
                                                            Instant now) {
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto latest = latest_of(connection, draft.name);
    if (!latest) return refuse(latest.error());
    if (auto problem = why_not_saved(*latest, draft.name, hash_seen)) return refuse(*std::move(problem));
    draft.number = *latest ? (*latest)->number : 1;
    const auto id = questionnaire_named(connection, draft, now);
    if (!id) return refuse(id.error());
    draft.questionnaire = *id;
    return write_draft(connection, draft, now);
  });
  if (!done) return refuse(done.error());
  draft.saved_at = now;
  return draft;
}

Result<QuestionnaireVersion> QuestionnaireStore::begin_draft(const QuestionnaireVersion& by, Instant now) {
  QuestionnaireVersion draft;
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto latest = latest_of(connection, by.name);
    if (!latest) return refuse(latest.error());
    if (!*latest) return refuse(unknown_questionnaire(by.name));
    if (!(*latest)->published_at)
      return refuse(
          {"draft-there-already",
           fmt::format("Version {} is a draft already, saved by {}.", (*latest)->number, who_and_when(**latest)),
           {.field = "questionnaire"},
           "Open that draft."});
    draft = {.questionnaire = (*latest)->questionnaire,
             .name = (*latest)->name,
             .number = (*latest)->number + 1,
             .document = (*latest)->document,
             .hash = (*latest)->hash,
             .mode = (*latest)->mode,
             .languages = (*latest)->languages,
             .saved_at = now,
             .saved_by = by.saved_by,
             .account = by.account};
    return write_draft(connection, draft, now);
  });
  if (!done) return refuse(done.error());
  return draft;
}

Result<std::vector<QuestionnaireVersion>> QuestionnaireStore::versions() {
  std::vector<QuestionnaireVersion> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    std::vector<std::pair<std::string, int>> keys;
    auto asked = connection.query(
        "SELECT v.questionnaire, v.number FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire "
        "ORDER BY q.place, v.number",
        {}, [&](const Row& row) { keys.emplace_back(row.text(0), static_cast<int>(row.integer(1))); });
    if (!asked) return asked;
    for (const auto& [questionnaire, number] : keys) {
      auto one = read_version(connection, questionnaire, number);
      if (!one) return refuse(one.error());
      if (*one) all.push_back(**std::move(one));
    }
    return {};
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<std::vector<QuestionnaireVersion>> QuestionnaireStore::latest() {
  auto all = versions();
  if (!all) return all;
  std::vector<QuestionnaireVersion> last;
  for (QuestionnaireVersion& one : *all) {
    if (!last.empty() && last.back().questionnaire == one.questionnaire) last.pop_back();
    last.push_back(std::move(one));
  }
  return last;
}

Result<std::optional<QuestionnaireVersion>> QuestionnaireStore::latest(const std::string& name) {
  auto all = latest();
  if (!all) return refuse(all.error());
  const auto found = std::ranges::find(*all, name, &QuestionnaireVersion::name);
  return found == all->end() ? std::nullopt : std::optional(std::move(*found));
}

Result<std::optional<QuestionnaireVersion>> QuestionnaireStore::published(const std::string& name) {
  auto all = versions();
  if (!all) return refuse(all.error());
  std::optional<QuestionnaireVersion> found;
  for (QuestionnaireVersion& one : *all)
    if (one.name == name && one.published_at) found = std::move(one);
  return found;
}

Result<std::optional<QuestionnaireVersion>> QuestionnaireStore::version(const std::string& questionnaire, int number) {
  std::optional<QuestionnaireVersion> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto one = read_version(connection, questionnaire, number);
    if (!one) return refuse(one.error());
    found = *std::move(one);
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<std::optional<QuestionnaireVersion>> QuestionnaireStore::version_head(const std::string& questionnaire,
                                                                             int number) {
  std::optional<QuestionnaireVersion> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto one = read_version_head(connection, questionnaire, number);
    if (!one) return refuse(one.error());
    found = *std::move(one);
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<void> QuestionnaireStore::publish(const QuestionnaireVersion& version, const std::string& hash_seen) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto now = read_version(connection, version.questionnaire, version.number);
    if (!now) return refuse(now.error());
    if (!*now || (*now)->published_at)
      return refuse({"already-published",
                     "This version was published already; it is frozen.",
                     {.field = "questionnaire"},
                     "Add the changed questionnaire; it becomes the next version."});
    if ((*now)->hash != hash_seen)
      return refuse({"changed-meanwhile",
                     "The draft was changed since you saw it.",
                     {.field = "questionnaire"},
                     "Look at it again, then publish it."});
    const Value values[] = {version.questionnaire,
                            whole(version.number),
                            version.document,
                            version.hash,
                            version.mode,
                            joined(version.languages),
                            moment_value(version.published_at),
                            moment_value(version.closes_at),
                            moment_value(version.erase_at)};
    return connection.execute(
        "UPDATE questionnaire_version SET document = $3, hash = $4, mode = $5, languages = $6, published_at = $7, "
        "closes_at = $8, erase_at = $9 WHERE questionnaire = $1 AND number = $2",
        values);
  });
}

Result<void> QuestionnaireStore::close(const QuestionnaireVersion& version, Instant now, Instant erase_at) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto found = read_version(connection, version.questionnaire, version.number);
    if (!found) return refuse(found.error());
    if (!*found || !(*found)->published_at)
      return refuse({"not-published",
                     "The questionnaire is a draft: there is nothing to close.",
                     {.field = "questionnaire"},
                     "Publish it first."});
    if ((*found)->closed_at)
      return refuse({"closed-already", "The questionnaire was closed already.", {.field = "questionnaire"}, {}});
    const Value values[] = {version.questionnaire, whole(version.number), now, erase_at};
    return connection.execute(
        "UPDATE questionnaire_version SET closed_at = $3, erase_at = $4 WHERE questionnaire = $1 AND number = $2",
        values);
  });
}

Result<void> QuestionnaireStore::invite(std::span<const QuestionnaireInvitation> invitations, Instant now) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    if (invitations.empty()) return {};
    const auto open = open_version(connection, invitations.front().questionnaire, invitations.front().version, now);
    if (!open) return refuse(open.error());
    return connection.execute_rows(
        "INSERT INTO questionnaire_invitation (id, questionnaire, version, token_hash, organisation, contact, email, "
        "language, territory, size_class, state, invited_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'invited', $11) "
        "ON CONFLICT (questionnaire, version, organisation) DO UPDATE SET token_hash = excluded.token_hash, "
        "contact = excluded.contact, email = excluded.email, language = excluded.language, "
        "territory = excluded.territory, size_class = excluded.size_class, invited_at = excluded.invited_at",
        invitations.size(), 11, [&](std::size_t row, std::span<Value> values) {
          const QuestionnaireInvitation& one = invitations[row];
          values[0] = one.id;
          values[1] = one.questionnaire;
          values[2] = whole(one.version);
          values[3] = one.token_hash;
          values[4] = one.organisation;
          values[5] = one.contact;
          values[6] = one.email;
          values[7] = one.language;
          values[8] = one.territory;
          values[9] = one.size_class;
          values[10] = one.invited_at;
        });
  });
}

Result<QuestionnaireInvitation> QuestionnaireStore::invite_for_entry(const QuestionnaireInvitation& invitation,
                                                                     Instant now) {
  std::optional<QuestionnaireInvitation> found;
  const auto done = programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    const auto open = open_version(connection, invitation.questionnaire, invitation.version, now);
    if (!open) return refuse(open.error());
    const Value values[] = {invitation.id,           invitation.questionnaire, whole(invitation.version),
                            "none " + invitation.id, invitation.organisation,  invitation.contact,
                            invitation.email,        invitation.language,      invitation.territory,
                            invitation.size_class,   invitation.invited_at};
    auto added = connection.execute(
        "INSERT INTO questionnaire_invitation (id, questionnaire, version, token_hash, organisation, contact, email, "
        "language, territory, size_class, state, invited_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'invited', $11) "
        "ON CONFLICT (questionnaire, version, organisation) DO NOTHING",
        values);
    if (!added) return added;
    auto read = read_invitation_of(connection, invitation.questionnaire, invitation.version, invitation.organisation);
    if (!read) return refuse(read.error());
    found = *std::move(read);
    return {};
  });
  if (!done) return refuse(done.error());
  return *std::move(found);
}

Result<std::optional<QuestionnaireInvitation>> QuestionnaireStore::invitation_of(const std::string& questionnaire,
                                                                                 int version,
                                                                                 const std::string& organisation) {
  std::optional<QuestionnaireInvitation> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto one = read_invitation_of(connection, questionnaire, version, organisation);
    if (!one) return refuse(one.error());
    found = *std::move(one);
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<std::vector<QuestionnaireInvitation>> QuestionnaireStore::invitations(const std::string& questionnaire,
                                                                             int version) {
  std::vector<QuestionnaireInvitation> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    const Value key[] = {questionnaire, whole(version)};
    return connection.query(
        "SELECT id, token_hash, organisation, contact, email, language, territory, size_class, state, invited_at, "
        "opened_at, answered_at FROM questionnaire_invitation WHERE questionnaire = $1 AND version = $2 "
        "ORDER BY organisation",
        key, [&](const Row& row) {
          all.push_back({row.text(0), questionnaire, version, row.text(1), row.text(2), row.text(3), row.text(4),
                         row.text(5), row.text(6), row.text(7), row.text(8), row.integer(9), moment_in(row, 10),
                         moment_in(row, 11)});
        });
  });
  if (!done) return refuse(done.error());
  return all;
}

Result<std::optional<QuestionnaireInvitation>> QuestionnaireStore::invitation(const std::string& token_hash) {
  std::optional<QuestionnaireInvitation> found;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) -> Result<void> {
    auto one = read_invitation(connection, token_hash);
    if (!one) return refuse(one.error());
    found = *std::move(one);
    return {};
  });
  if (!done) return refuse(done.error());
  return found;
}

}  // namespace zubia::storage
