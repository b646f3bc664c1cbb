#include "storage/labels.hpp"

#include <algorithm>
#include <array>

namespace zubia::storage {

namespace {

constexpr std::array<const char*, 4> kind_names = {"territory", "activity", "period", "flags"};

}  // namespace

Result<LabelReader> LabelReader::load(Connection& connection) {
  LabelReader labels;
  const auto read = connection.query("SELECT place, code FROM label", {}, [&](const Row& row) {
    const auto place = static_cast<std::size_t>(row.integer(0));
    if (labels.codes_.size() <= place) labels.codes_.resize(place + 1);
    labels.codes_[place] = row.text(1);
  });
  if (!read) return refuse(read.error());
  return labels;
}

Result<LabelWriter> LabelWriter::load(Connection& connection) {
  LabelWriter labels;
  const auto read = connection.query("SELECT place, kind, code FROM label", {}, [&](const Row& row) {
    const auto kind = std::ranges::find(kind_names, row.text(1)) - kind_names.begin();
    labels.places_[kind].emplace(row.text(2), row.integer(0));
    labels.next_ = std::max(labels.next_, row.integer(0) + 1);
  });
  if (!read) return refuse(read.error());
  return labels;
}

std::int64_t LabelWriter::place(LabelKind kind, const std::string& code) {
  const auto [entry, is_new] = places_[static_cast<std::size_t>(kind)].try_emplace(code, next_);
  if (is_new) added_.push_back({next_++, kind, code});
  return entry->second;
}

Result<void> LabelWriter::save(Connection& connection) {
  return connection.insert_rows("INSERT INTO label (place, kind, code) VALUES ($1, $2, $3)", added_.size(), 3,
                                [&](std::size_t row, std::span<Value> values) {
                                  values[0] = added_[row].place;
                                  values[1] = std::string(kind_names[static_cast<std::size_t>(added_[row].kind)]);
                                  values[2] = added_[row].code;
                                });
}

}  // namespace zubia::storage
