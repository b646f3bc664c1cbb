#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/observation.hpp"
#include "programme/programme_record.hpp"
#include "programme/source.hpp"
#include "storage/connection.hpp"
#include "storage/programme_store.hpp"

namespace zubia::storage {

// How records become rows, inside a change of the writer.

/// Replaces all names of a subject, `territory:ES21` or `domain:metal`.
Result<void> put_names(Connection& connection, const std::string& subject, const std::vector<LocalisedText>& names);

/// Adds a territory, or replaces the one of the same code with its parts and names.
Result<void> write_territory(Connection& connection, const ProgrammeTerritory& territory);

Result<void> write_programme(Connection& connection, const ProgrammeRecord& programme);

Result<void> write_source(Connection& connection, const Source& source, std::int64_t place, std::size_t observations);

/// The observations of a source, and the labels that are new.
Result<void> write_observations(Connection& connection, std::int64_t source, std::span<const Observation> observations);

/// Appends a decision, as `ProgrammeStore::add_decision` does.
Result<Receipt> write_decision(Connection& connection, const Decision& decision, const std::string& idempotency_key,
                               const std::optional<std::string>& latest_seen = std::nullopt);

}  // namespace zubia::storage
