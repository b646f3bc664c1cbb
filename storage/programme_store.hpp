#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "programme/boundary.hpp"
#include "programme/observation.hpp"
#include "programme/programme_record.hpp"
#include "programme/source.hpp"
#include "storage/revision.hpp"

namespace zubia::storage {

class Connection;

enum class Access { read_only, read_write };

/// What became of a write from outside. The same key gives the same receipt, however often it is sent.
struct Receipt {
  std::string id;
  bool is_new = true;  ///< false: it was there before, and nothing changed

  friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// One programme, in one SQLite file or one PostgreSQL schema. All writes go through one thread, which owns the only
/// write connection; a write is acknowledged when its commit is durable. Any thread may call.
///
/// A location is the path of a `.zubia` file, or `postgresql://…`, with `schema=name` among its parameters where the
/// schema is not `zubia`.
///
/// Refused: `no-such-file`, `file-exists`, `is-a-directory`, `not-a-programme-file`, `newer-programme-file`,
/// `damaged-file`, `programme-locked` (another process writes), `read-only-file`, `disk-full`, `no-connection`.
class ProgrammeStore : public std::enable_shared_from_this<ProgrammeStore> {
 public:
  /// Makes a new programme; what is there already is never overwritten.
  static Result<std::shared_ptr<ProgrammeStore>> create(const std::string& location, const ProgrammeRecord& programme,
                                                        const std::vector<ProgrammeTerritory>& territories);

  static Result<std::shared_ptr<ProgrammeStore>> open(const std::string& location, Access access);

  ~ProgrammeStore();
  ProgrammeStore(const ProgrammeStore&) = delete;
  ProgrammeStore& operator=(const ProgrammeStore&) = delete;

  Result<ProgrammeRecord> programme();
  Result<std::vector<ProgrammeTerritory>> territories();

  /// Adds a territory, or replaces the one of the same code.
  Result<void> put_territory(const ProgrammeTerritory& territory);

  /// Stores a source with all its observations, or nothing. A source whose id is there already changes nothing.
  Result<Receipt> add_source(const Source& source, std::span<const Observation> observations);

  /// In the order of their import.
  Result<std::vector<Source>> sources();

  /// The observations of a measure, one per territory, activity and period: those of official and own sources go before
  /// illustrative ones, later imports before earlier ones. In the order of import, then by territory, activity, period.
  Result<std::vector<Observation>> observations(const std::string& measure);

  /// Adds a domain, or replaces the one of the same id.
  Result<void> put_domain(const Domain& domain);
  Result<std::vector<Domain>> domains();

  /// The domain of that id; nothing where there is none.
  Result<std::optional<Domain>> domain(const std::string& id);

  /// Appends a decision. A key that was used before gives the receipt of then, and nothing changes. With `latest_seen`,
  /// the id of the last decision on the subject that the asker knows (empty: of none), it is refused where there is a
  /// newer one: `decided-meanwhile`.
  Result<Receipt> add_decision(const Decision& decision, const std::string& idempotency_key,
                               const std::optional<std::string>& latest_seen = std::nullopt);

  /// In the order in which they were made. `decided_by` as it was told; the name of an account is with the accounts.
  Result<std::vector<Decision>> decisions();

  /// Stores a file of boundaries, or nothing. A set whose id is there already changes nothing.
  Result<Receipt> add_boundaries(const BoundarySet& set, std::span<const Boundary> boundaries);

  /// In the order of their import.
  Result<std::vector<BoundarySet>> boundary_sets();

  /// The boundaries that a set has of these territories, in their order.
  Result<std::vector<Boundary>> boundaries(const std::string& set, std::span<const std::string> territories);

  /// How often each area was written since the programme was opened: what was read while a number stayed the same still
  /// holds. A write counts before it is acknowledged. Nothing where the programme was opened for reading only, since
  /// others may write it then.
  std::optional<Revision> revision() const;

  /// The same programme, which remembers what of it is read.
  std::shared_ptr<ProgrammeStore> watched() const;

  /// The areas that were read through this one.
  Areas areas_read() const;

  /// What stands on an area without reading it anew says so.
  void note_reading(Area area);

 private:
  friend class ProgrammeAccess;  // the same writer and reader, for the stores of parts

  struct Parts;
  explicit ProgrammeStore(std::shared_ptr<Parts> parts);

  Result<void> write(Areas areas, const std::function<Result<void>(Connection&)>& change);
  Result<void> run_alone(const std::function<Result<void>(Connection&)>& what);
  Result<void> read(Area area, const std::function<Result<void>(Connection&)>& question);

  std::shared_ptr<Parts> parts_;
  std::array<std::atomic<bool>, area_count> areas_read_ = {};
};

}  // namespace zubia::storage
