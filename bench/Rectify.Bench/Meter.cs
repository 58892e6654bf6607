using System.Diagnostics;

namespace Rectify.Bench;

/// <summary>A stopwatch for work with pauses: wall time, and the processor time that this process took.</summary>
internal sealed class Meter : IDisposable
{
    private readonly Process self = Process.GetCurrentProcess();
    private readonly Stopwatch wall = new();
    private TimeSpan processor, before;

    public void Start()
    {
        before = Processor();
        wall.Start();
    }

    public void Stop()
    {
        wall.Stop();
        processor += Processor() - before;
    }

    /// <summary>The processor time of this process while it ran.</summary>
    public double ProcessorSeconds => processor.TotalSeconds;

    public void Say(string what, int count) => Measure.Say(
        $"  {what}: {count / wall.Elapsed.TotalSeconds:F0} SBOMs/s, {wall.Elapsed.TotalMilliseconds / count:F2} ms and {processor.TotalMilliseconds / count:F2} ms of processor each");

    public void Dispose() => self.Dispose();

    private TimeSpan Processor()
    {
        self.Refresh();
        return self.TotalProcessorTime;
    }
}
