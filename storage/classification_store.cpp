#include "storage/classification_store.hpp"

#include <algorithm>
#include <utility>

#include "storage/comma_list.hpp"
#include "storage/connection.hpp"

namespace zubia::storage {

namespace {

/// A label, and the place of its code.
struct PlacedLabel {
  std::int64_t place = 0;
  const LocalisedText* label = nullptr;
};

std::vector<PlacedLabel> labels_of(std::span<const ClassificationCode> codes) {
  std::vector<PlacedLabel> labels;
  for (std::size_t place = 0; place < codes.size(); ++place)
    for (const LocalisedText& label : codes[place].labels) labels.push_back({static_cast<std::int64_t>(place), &label});
  return labels;
}

Result<void> check_seen(Connection& connection, const std::string& id, const std::string& fingerprint_seen) {
  std::string there;
  const Value key[] = {id};
  auto asked = connection.query("SELECT fingerprint FROM classification WHERE id = $1", key,
                                [&](const Row& row) { there = row.text(0); });
  if (!asked || there == fingerprint_seen) return asked;
  return refuse({"changed-meanwhile",
                 "Somebody changed the classification " + id + " meanwhile.",
                 {.field = "classification"},
                 "Take the file in again."});
}

Result<void> insert_codes(Connection& connection, const std::string& id, std::span<const ClassificationCode> codes) {
  auto done = connection.insert_rows(
      "INSERT INTO classification_code (classification, place, code, parent) VALUES ($1, $2, $3, $4)", codes.size(), 4,
      [&](std::size_t row, std::span<Value> values) {
        values[0] = id;
        values[1] = static_cast<std::int64_t>(row);
        values[2] = codes[row].code;
        values[3] = codes[row].parent;
      });
  if (!done) return done;
  const std::vector<PlacedLabel> labels = labels_of(codes);
  return connection.insert_rows(
      "INSERT INTO classification_label (classification, code_place, language, label) VALUES ($1, $2, $3, $4)",
      labels.size(), 4, [&](std::size_t row, std::span<Value> values) {
        values[0] = id;
        values[1] = labels[row].place;
        values[2] = labels[row].label->language;
        values[3] = labels[row].label->text;
      });
}

constexpr auto classification_of = [](const Row& row) {
  return Classification{row.text(0), row.text(1),    row.text(2), split(row.text(3)),
                        row.text(4), row.integer(5), row.text(6)};
};

}  // namespace

ClassificationStore::ClassificationStore(ProgrammeStore& programme) : programme_(programme) {}

Result<void> ClassificationStore::put(const Classification& classification, std::span<const ClassificationCode> codes,
                                      const std::string& fingerprint_seen) {
  return programme_.write({Area::records}, [&](Connection& connection) -> Result<void> {
    const Value key[] = {classification.id};
    auto done = check_seen(connection, classification.id, fingerprint_seen);
    if (done) done = connection.execute("DELETE FROM classification_label WHERE classification = $1", key);
    if (done) done = connection.execute("DELETE FROM classification_code WHERE classification = $1", key);
    const Value values[] = {classification.id,          classification.source,
                            classification.licence,     joined(classification.languages),
                            classification.fingerprint, static_cast<std::int64_t>(codes.size()),
                            classification.imported_at};
    if (done)
      done = connection.execute(
          "INSERT INTO classification (id, source, licence, languages, fingerprint, codes, imported_at) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET source = excluded.source, "
          "licence = excluded.licence, languages = excluded.languages, fingerprint = excluded.fingerprint, "
          "codes = excluded.codes, imported_at = excluded.imported_at",
          values);
    return done ? insert_codes(connection, classification.id, codes) : done;
  });
}

Result<std::vector<Classification>> ClassificationStore::classifications() {
  std::vector<Classification> list;
  const auto done = programme_.read(Area::records, [&](Connection& connection) {
    return connection.query(
        "SELECT id, source, licence, languages, fingerprint, codes, imported_at FROM classification", {},
        [&](const Row& row) { list.push_back(classification_of(row)); });
  });
  if (!done) return refuse(done.error());
  // The two stores order texts differently.
  std::ranges::sort(list, {}, &Classification::id);
  return list;
}

Result<std::optional<Classification>> ClassificationStore::classification(const std::string& id) {
  std::optional<Classification> found;
  const auto done = programme_.read(Area::records, [&](Connection& connection) {
    const Value key[] = {id};
    return connection.query(
        "SELECT id, source, licence, languages, fingerprint, codes, imported_at FROM classification WHERE id = $1", key,
        [&](const Row& row) { found = classification_of(row); });
  });
  if (!done) return refuse(done.error());
  return found;
}

Result<std::vector<ClassificationCode>> ClassificationStore::codes(const std::string& id) {
  std::vector<ClassificationCode> codes;
  const auto done = programme_.read(Area::records, [&](Connection& connection) -> Result<void> {
    const Value key[] = {id};
    auto asked =
        connection.query("SELECT code, parent FROM classification_code WHERE classification = $1 ORDER BY place", key,
                         [&](const Row& row) {
                           codes.push_back({row.text(0), row.text(1), {}});
                         });
    if (!asked) return asked;
    return connection.query("SELECT code_place, language, label FROM classification_label WHERE classification = $1",
                            key, [&](const Row& row) {
                              const auto place = static_cast<std::size_t>(row.integer(0));
                              if (place < codes.size()) codes[place].labels.push_back({row.text(1), row.text(2)});
                            });
  });
  if (!done) return refuse(done.error());
  // Neither store promises an order of rows; languages come as people look them up.
  for (ClassificationCode& code : codes) std::ranges::sort(code.labels, {}, &LocalisedText::language);
  return codes;
}

}  // namespace zubia::storage
