import Foundation
import Testing

@testable import OperatingSystem

struct TerminalTests {
  @Test func styleOfWhatIsNoTerminalIsPlain() {
    let style = TerminalStyle.fitting(FileHandle.nullDevice.fileDescriptor)
    #expect(!style.hasColour)
    #expect(!style.showsProgress)
    #expect(style.paint("text", .red) == "text")
  }

  @Test func progressIsSilentWhereThereIsNoTerminal() throws {
    let pipe = Pipe()
    let line = ProgressLine(on: pipe.fileHandleForWriting.fileDescriptor)
    line.show(1, of: 2, "cases")
    line.clear()
    try pipe.fileHandleForWriting.close()
    #expect(try pipe.fileHandleForReading.readToEnd()?.isEmpty != false)
  }

  /// Who has the executable alone has no package to run it from.
  @Test func callsAreToldAsTheProgramIsCalled() {
    for call in ["swift run verify-vectors --list", "swift run -c release verify-vectors --list"] {
      #expect(Invocation.told(call, isOfPackage: true) == call)
      #expect(Invocation.told(call, isOfPackage: false) == "verify-vectors --list")
    }
  }
}
