#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/search/search_index.hpp"
#include "operations/operation.hpp"
#include "programme/classification.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// A code among those of its classification.
struct CatalogueCode {
  static constexpr std::uint32_t none = ~0U;

  std::string code;
  std::uint32_t parent = none;
  std::vector<std::uint32_t> children;
  std::vector<LocalisedText> labels;
};

/// The classifications that are there without any import, with the languages of the product.
constexpr std::string_view activity_classification = "nace";
constexpr std::string_view territory_classification = "nuts";

/// The codes of a classification with their labels, made ready to be searched at every key. Built once, then only read
/// by any thread.
///
/// Codes and labels are those that were taken into the programme; where NACE or NUTS were not, the catalogues of the
/// product, without aggregates such as B-E. Where the catalogues name a code in a language, their name counts: in
/// Basque there is no other. NUTS has the territories that the programme built besides.
class CodeCatalogue {
 public:
  /// From the shelf where it is there. Refused: `unknown-classification`, with those that there are.
  static Result<std::shared_ptr<const CodeCatalogue>> of(storage::ProgrammeStore& programme, const Work& work,
                                                         const std::string& classification);

  /// The codes of a list, for whoever has one outside a programme.
  static Result<std::shared_ptr<const CodeCatalogue>> made_of(Classification classification,
                                                              std::vector<ClassificationCode> codes);

  const Classification& classification() const { return classification_; }
  std::span<const CatalogueCode> codes() const { return codes_; }
  std::span<const std::uint32_t> top() const { return top_; }
  const search::SearchIndex& index() const { return index_; }

  /// The code that somebody typed: 2841 and C28.41 are 28.41, 03000000-1 is 03000000.
  std::optional<std::uint32_t> find(std::string_view typed) const;

  /// What a code lies in, from the top.
  std::vector<std::uint32_t> path_to(std::uint32_t code) const;
  bool lies_in(std::uint32_t code, std::uint32_t outer) const;

 private:
  CodeCatalogue() = default;
  void add_key(const std::string& key, std::uint32_t code);
  void lay_out(std::vector<ClassificationCode> codes);
  Result<void> make_index();

  Classification classification_;
  std::vector<CatalogueCode> codes_;
  std::vector<std::uint32_t> top_;
  std::unordered_map<std::string, std::uint32_t> by_key_;  ///< `none` where a key could be two codes
  search::SearchIndex index_;
};

/// The first code that lies in itself, by what the codes say of their parents; empty where none does.
std::string code_in_itself(std::span<const ClassificationCode> codes);

}  // namespace zubia::operations
