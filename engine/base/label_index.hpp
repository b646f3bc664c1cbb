#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace zubia {

/// An ordered list of distinct labels that knows where each one stands.
template <class L>
class LabelIndex {
 public:
  LabelIndex() = default;

  /// A label given twice keeps its first place.
  explicit LabelIndex(const std::vector<L>& labels) {
    labels_.reserve(labels.size());
    for (const L& label : labels) insert(label);
  }

  /// The place of `label`, which is added at the end if it is new.
  std::size_t insert(const L& label) {
    const auto [entry, is_new] = places_.try_emplace(label, labels_.size());
    if (is_new) labels_.push_back(label);
    return entry->second;
  }

  std::optional<std::size_t> find(const L& label) const {
    const auto entry = places_.find(label);
    if (entry == places_.end()) return std::nullopt;
    return entry->second;
  }

  bool contains(const L& label) const { return places_.contains(label); }
  const L& operator[](std::size_t place) const { return labels_[place]; }
  std::size_t size() const { return labels_.size(); }
  bool empty() const { return labels_.empty(); }
  auto begin() const { return labels_.begin(); }
  auto end() const { return labels_.end(); }
  const std::vector<L>& list() const { return labels_; }

  friend bool operator==(const LabelIndex& a, const LabelIndex& b) { return a.labels_ == b.labels_; }

 private:
  std::vector<L> labels_;
  std::unordered_map<L, std::size_t> places_;
};

}  // namespace zubia
