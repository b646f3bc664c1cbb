#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/base/labelled_table.hpp"

namespace zubia {

/// How counts of co-occurrence become relatedness. With S_i the row sums and T the total of the counts, diagonal 0:
enum class RelatednessMeasure : std::uint8_t {
  association,  ///< (C_ij/T) / ((S_i/T)(S_j/T)), 1 is chance
  probability,  ///< C_ij / (T/2 · [(S_i/T)(S_j/(T−S_i)) + (S_j/T)(S_i/(T−S_j))]), Steijn; 1 is chance
  cosine,       ///< C_ij / √(S_i S_j)
  jaccard,      ///< C_ij / (S_i + S_j − C_ij)
};

/// Relatedness of each pair; the diagonal is 0. NaN where an activity co-occurs with nothing.
ActivityMatrix relatedness(const ActivityMatrix& co_occurrence, RelatednessMeasure measure);

/// How far a co-occurrence is from what two activities of their ubiquity would have by chance (Teece et al. 1994):
///
///     z_ij = (C_ij − μ) / σ,  μ = n_i n_j / P,  σ² = μ (1 − n_i/P) (P − n_j)/(P − 1)
///
/// with `ubiquity` n and `territories` P. NaN on the diagonal and where σ is 0.
ActivityMatrix co_occurrence_z_scores(const ActivityMatrix& co_occurrence, const LabelledVector<Activity>& ubiquity,
                                      std::size_t territories);

}  // namespace zubia
