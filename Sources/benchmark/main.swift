if CommandLine.arguments.dropFirst().first == CheapChild.argument {
  CheapChild.run()
} else if CommandLine.arguments.dropFirst().first == RandomBenchmark.argument {
  RandomBenchmark.serve()
} else {
  print("All numbers are of one run on one machine; compare ratios, not times.")
  #if DEBUG
    print("This is a debug build. Use: swift run -c release benchmark")
  #endif
  try EvaluationBenchmark.run()
  try StoreBenchmark.run()
  try MessageBenchmark.run()
  try HarnessBenchmark.run()
  try RandomBenchmark.run()
  PythonBenchmark.run()
}
